import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGo } from '../kubernetes/index.ts';
import type { Suite } from './suites.ts';
import { countCases } from './verdicts.ts';

const repository = join(import.meta.dirname, '../..');

/** The default range of a change: the commits of so many hours before the newest one. */
const changeHours = 12;

/**
 * Files that changed: since the revision if there is one, else in the commits of the last hours before the newest
 * commit. Empty where there is no history.
 */
export function changedFiles(since: string): string[] {
  try {
    const newest = Number(git('log', '-1', '--format=%ct'));
    const range = since === '' ? [`--since=${newest - changeHours * 3_600}`] : [`${since}..HEAD`];
    return [...new Set(git('log', '--format=', '--name-only', ...range).split('\n').filter((line) => line !== ''))];
  } catch {
    return [];
  }
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024,
  });

/** Requirements of the suite that this machine lacks, by the names under which users install them. */
export function lacksOf({ needs, tests }: Suite, missingBuilds: number): string[] {
  const path = process.env['PATH'] ?? '';
  const lacks =
    needs.includes('go') && missingBuilds > 0 && findGo(path) === undefined ? ['Go (the package golang-go)'] : [];
  return tests.length > 0 && testFilesOf(tests).length === 0 ? [...lacks, 'test of it yet'] : lacks;
}

const testFilesOf = (globs: readonly string[]): string[] =>
  globs.flatMap((glob) => globSync(glob, { cwd: repository }));

/** Test cases of a suite, as they are written. */
export const casesOf = ({ tests }: Suite): number =>
  testFilesOf(tests).reduce((sum, file) => sum + countCases(readFileSync(join(repository, file), 'utf8')), 0);
