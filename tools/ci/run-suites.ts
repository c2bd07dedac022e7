import { planSuite, secondsForBuilding, slownessOf } from './plan.ts';
import { runSuite, type SuiteRun } from './run-suite.ts';
import type { Suite } from './suites.ts';
import { sumOf, verdictLine, type Counts } from './observe.ts';

/** What the run sees of the machine; the tests have their own. */
export interface Surroundings {
  /** Seconds that building takes which the suite needs first; 0 when all is there. */
  readonly buildSecondsOf: (suite: Suite) => number;
  readonly lacksOf: (suite: Suite) => readonly string[];
  /** Test cases of a suite that does not run. */
  readonly casesOf: (suite: Suite) => number;
  readonly say: (line: string) => void;
}

export interface RunAllOptions extends Surroundings {
  /** Seconds that are left; Infinity without a budget. */
  readonly budgetSeconds: number;
  readonly signal: AbortSignal;
  /** Names of suites that do not run. */
  readonly without: readonly string[];
  /** Whether a few test files that failed run a second time, alone. Those that pass then are named. */
  readonly again: boolean;
}

interface Row {
  readonly suite: Suite;
  readonly counts: Counts;
  readonly outcome: 'passed' | 'FAILED' | 'not run';
  readonly note: string;
  readonly seconds: number;
  readonly unstable: readonly string[];
}

/** A suite that takes this many times longer than expected hangs. */
const hangFactor = 8;
const shownFiles = 5;

/** Runs the suites in this order, each if it fits, and reports each result. Gives whether all that ran passed. */
export async function runSuites(suites: readonly Suite[], options: RunAllOptions): Promise<boolean> {
  const begunMs = performance.now();
  const left = () => options.budgetSeconds - (performance.now() - begunMs) / 1_000;
  const rows: Row[] = [];
  for (const suite of suites) rows.push(await considerSuite(suite, rows, left(), options));
  for (const line of summaryLines(rows)) options.say(line);
  return rows.every(({ outcome }) => outcome !== 'FAILED');
}

async function considerSuite(
  suite: Suite,
  before: readonly Row[],
  leftSeconds: number,
  options: RunAllOptions,
): Promise<Row> {
  const skip = (note: string): Row => ({
    suite, outcome: 'not run', note, seconds: 0, unstable: [],
    counts: { passed: 0, failed: 0, skipped: options.casesOf(suite) },
  });
  if (options.without.includes(suite.name)) return skip('left out');
  if (before.some(({ outcome }) => outcome === 'FAILED')) return skip('an earlier suite failed');
  const ran = before
    .filter(({ outcome }) => outcome === 'passed')
    .map(({ suite: { usualSeconds }, seconds }) => ({ usualSeconds, seconds }));
  const slowness = slownessOf(ran);
  const plan = planSuite(suite, {
    leftSeconds: before.length === 0 ? Infinity : leftSeconds,
    slowness, buildSeconds: options.buildSecondsOf(suite), lacks: options.lacksOf(suite),
  });
  if (plan.kind === 'skip') return skip(plan.why);
  options.say(
    `\n=== ${suite.target}: ${suite.summary}; usually ${suite.usualSeconds} s, here some ${plan.expectedSeconds} s`,
  );
  const run = await runSuite(suite, {
    buildLimitSeconds: secondsForBuilding(suite, { leftSeconds, slowness }),
    limitSeconds: Math.min(leftSeconds, Math.max(plan.expectedSeconds, suite.usualSeconds) * hangFactor),
    signal: options.signal,
    again: options.again,
  });
  if (run.notRun !== '') return skip(run.notRun);
  for (const line of runLines(suite, run)) options.say(line);
  return {
    suite,
    outcome: run.failure === '' ? 'passed' : 'FAILED',
    note: run.failure, seconds: run.seconds, counts: run.counts, unstable: run.unstable,
  };
}

const unstableLines = (files: readonly string[]): string[] =>
  files.length === 0 ? [] : [`UNSTABLE, failed once and passed alone: ${files.join(', ')}`];

function runLines(
  { target, needs, builds }: Suite,
  { seconds, verdicts, failure, counts, unstable }: SuiteRun,
): string[] {
  const slowest = verdicts.toSorted((a, b) => b.seconds - a.seconds).slice(0, shownFiles);
  const needed = [...needs, ...builds].join(', ');
  return [
    `${target}: ${failure === '' ? 'passed' : `FAILED, ${failure},`} after ${Math.round(seconds)} s; it ` +
      `needed ${needed === '' ? 'what make run needs' : `what make run needs, and ${needed}`}`,
    ...slowest.map((verdict) => `  ${verdict.seconds.toFixed(1).padStart(6)} s  ${verdict.file}`),
    ...unstableLines(unstable),
    verdictLine(counts),
  ];
}

function summaryLines(rows: readonly Row[]): string[] {
  if (rows.length < 2) return [];
  const cells = rows.map(
    ({ suite, outcome, seconds, counts: { passed, failed, skipped }, note }) =>
      `${suite.target.padEnd(16)} ${outcome.padEnd(8)} ${String(Math.round(seconds)).padStart(5)} s  ` +
      `usually ${String(suite.usualSeconds).padStart(4)} s ` +
      ` ${passed}/${failed}/${skipped}${note === '' ? '' : `  ${note}`}`,
  );
  const skipped = rows.filter(({ outcome }) => outcome === 'not run').map(({ suite }) => suite.target);
  return [
    '', 'suite            result    took            passed/failed/skipped', ...cells,
    ...(skipped.length === 0 ? [] : ['', `NOT RUN, counted as skipped: ${skipped.join(', ')}`]),
    ...unstableLines(rows.flatMap(({ unstable }) => unstable)),
    verdictLine(sumOf(rows.map(({ counts }) => counts))),
  ];
}
