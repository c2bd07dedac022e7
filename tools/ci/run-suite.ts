import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '@cecochat/runtime';
import type { Suite } from './suites.ts';
import { parseVerdicts, sumOf, withFailure, type Counts, type Verdict } from './observe.ts';

export interface SuiteRun {
  readonly counts: Counts;
  readonly verdicts: readonly Verdict[];
  /** Of its tests, without what was built before them. */
  readonly seconds: number;
  /** Empty when it passed. */
  readonly failure: string;
  /** Why it did not run, which shows only when it is tried; empty when it did. */
  readonly notRun: string;
  /** Test files that failed, and passed when they ran again, alone. */
  readonly unstable: readonly string[];
}

export interface RunOptions {
  /** Seconds after which what it builds first is interrupted: it does not run then. */
  readonly buildLimitSeconds: number;
  /** Seconds after which the suite is interrupted, which is a failure. */
  readonly limitSeconds: number;
  readonly signal: AbortSignal;
  /** Whether a few test files that failed run a second time, alone: the machine may have stalled. */
  readonly again: boolean;
}

/** More files than this fail for a reason that a second run does not remove. */
const maxAgain = 3;
/** Exit code of a command that cannot run on this machine: EX_UNAVAILABLE. */
const unavailable = 'ended with exit code 69';
const cannotRun = 'this machine cannot run it, see above';
const overdue = 'was interrupted at the deadline';
/** Interrupted processes have this long to end by themselves. */
const graceMs = 60_000;
/** Stores of tests live for minutes: what Java compiles for a long life would take more time than it saves. */
const environment = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' };

/**
 * Builds what a suite needs, and runs its commands until one fails, with its output on ours. Nothing that it started
 * outlives it.
 */
export async function runSuite(
  suite: Pick<Suite, 'preparation' | 'commands' | 'again'>,
  options: RunOptions,
): Promise<SuiteRun> {
  const folder = mkdtempSync(join(tmpdir(), 'cecochat-verdicts-'));
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  for (const file of [first, second]) writeFileSync(file, '');
  try {
    const run = await buildAndRun(suite, first, options);
    const verdicts = parseVerdicts(readFileSync(first, 'utf8'));
    const failed = verdicts.filter((verdict) => verdict.failed > 0).map(({ file }) => file);
    const { again } = suite;
    const isFew = failed.length > 0 && failed.length <= maxAgain;
    if (again === undefined || !options.again || !run.isLast || run.why === overdue || !isFew)
      return ended(run, verdicts, []);
    process.stdout.write(`\nfailed, and run again alone: ${failed.join(', ')}\n`);
    const repeat = await runCommands([again(failed)], second, {
      limitSeconds: options.limitSeconds - run.seconds,
      signal: options.signal,
    });
    const passed = verdicts.filter((verdict) => verdict.failed === 0);
    const [why, seconds] = [repeat.why, run.seconds + repeat.seconds];
    return ended(
      { ...run, why, seconds },
      [...passed, ...parseVerdicts(readFileSync(second, 'utf8'))],
      why === '' ? failed : [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly seconds: number;
  /** Why the first command that failed did; empty when none did. */
  readonly why: string;
  /** Whether all commands before the last one succeeded. */
  readonly isLast: boolean;
  readonly notRun: string;
}

async function buildAndRun(
  { preparation = [], commands }: Pick<Suite, 'preparation' | 'commands'>,
  file: string,
  options: RunOptions,
): Promise<Ended> {
  const { signal, limitSeconds } = options;
  const building = await runCommands(preparation, file, { limitSeconds: options.buildLimitSeconds, signal });
  if (building.why === overdue)
    return {
      ...building, isLast: false,
      notRun: `what it needs could not be built within ${Math.round(building.seconds)} s`,
    };
  if (building.why !== '')
    return { seconds: 0, why: building.why, isLast: false, notRun: building.why === unavailable ? cannotRun : '' };
  const { why, seconds, done } = await runCommands(commands, file, {
    limitSeconds: limitSeconds - building.seconds,
    signal,
  });
  return { why, seconds, isLast: done === commands.length - 1, notRun: why === unavailable ? cannotRun : '' };
}

function ended({ seconds, why, notRun }: Ended, verdicts: readonly Verdict[], unstable: readonly string[]): SuiteRun {
  const failure = notRun === '' ? why : '';
  return { counts: withFailure(sumOf(verdicts), failure !== ''), verdicts, seconds, failure, notRun, unstable };
}

type Limits = Pick<RunOptions, 'limitSeconds' | 'signal'>;

interface Commands {
  readonly seconds: number;
  /** Why the first that failed did. */
  readonly why: string;
  /** How many succeeded. */
  readonly done: number;
}

async function runCommands(
  commands: readonly string[],
  verdictFile: string,
  { limitSeconds, signal }: Limits,
): Promise<Commands> {
  const begunMs = performance.now();
  const seconds = () => (performance.now() - begunMs) / 1_000;
  for (const [done, command] of commands.entries()) {
    const why = await runCommand(command, verdictFile, { limitSeconds: limitSeconds - seconds(), signal });
    if (why !== '') return { seconds: seconds(), why, done };
  }
  return { seconds: seconds(), why: '', done: commands.length };
}

/** Why it failed; empty when it did not. */
async function runCommand(command: string, verdictFile: string, { limitSeconds, signal }: Limits): Promise<string> {
  if (limitSeconds <= 0) return overdue;
  const child = startChild({
    name: command, command: '/bin/sh', args: ['-c', command],
    env: { ...environment, CECOCHAT_VERDICTS: verdictFile },
  });
  const over = new AbortController();
  const limit = Number.isFinite(limitSeconds)
    ? sleep(limitSeconds * 1_000, 'time', { signal: over.signal })
    : new Promise<string>(() => undefined);
  const aborted = new Promise<string>((resolve) => {
    if (signal.aborted) resolve('signal');
    signal.addEventListener('abort', () => resolve('signal'), { once: true });
  });
  const first = await Promise.race([child.gone, limit, aborted]);
  over.abort();
  void limit.catch(() => undefined);
  if (child.ended() === undefined) {
    child.kill('SIGINT');
    await child.stop(graceMs);
    return first === 'time' ? overdue : 'was interrupted';
  }
  return first === 'ended with exit code 0' ? '' : first;
}
