import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findGo } from '../kubernetes/index.ts';
import type { Suite } from './suites.ts';

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

const verdict = z.object({ file: z.string(), passed: z.int(), failed: z.int(), skipped: z.int(), seconds: z.number() });

/** Of one test file; tools/jest/verdict-reporter.js writes it. */
export type Verdict = z.infer<typeof verdict>;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One test file's counts a line. The last line may be incomplete: its writer was interrupted. */
export function parseVerdicts(text: string): Verdict[] {
  return text.split('\n').slice(0, -1).map((line) => verdict.parse(JSON.parse(line)));
}

export function sumOf(counts: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => counts.reduce((sum, each) => sum + each[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** A run that failed shows at least one failure, whatever failed in it. */
export const withFailure = (counts: Counts, hasFailed: boolean): Counts =>
  hasFailed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

export const verdictLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The test cases that a source has, as it is written; a table of cases counts as one. End-to-end tests call theirs
 * scenarios.
 */
export const countCases = (source: string): number =>
  source.match(/^\s*(?:test|scenario)(?:\.each(?:<.*>)?)?\(/gm)?.length ?? 0;
