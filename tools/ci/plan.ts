import { matchesGlob } from 'node:path';
import type { Suite } from './suites.ts';

/** What a suite has to fit into. */
export interface Situation {
  /** Seconds until the run has to end; Infinity without a budget. */
  readonly leftSeconds: number;
  /** How slow this machine has been so far: 2 where everything took twice its usual time. */
  readonly slowness: number;
  /** Usual seconds of what the suite has to build first. */
  readonly buildSeconds: number;
  /** Requirements that the machine lacks; empty when it has everything. */
  readonly lacks: readonly string[];
}

export type Plan =
  { readonly kind: 'run'; readonly expectedSeconds: number } | { readonly kind: 'skip'; readonly why: string };

/** A suite takes up to this much longer than expected, and the run itself needs time to end. */
const [margin, endSeconds] = [1.25, 45];

/** How much longer than usual the runs took together; 1 when there was none. */
export function slownessOf(runs: readonly { readonly seconds: number; readonly usualSeconds: number }[]): number {
  const [took, usual] = [sum(runs.map(({ seconds }) => seconds)), sum(runs.map(({ usualSeconds }) => usualSeconds))];
  return usual === 0 ? 1 : took / usual;
}

/**
 * Whether a suite begins now. It does not where it would likely be interrupted by the deadline: that would count as a
 * failure.
 */
export function planSuite(
  { usualSeconds }: Pick<Suite, 'usualSeconds'>,
  { leftSeconds, slowness, buildSeconds, lacks }: Situation,
): Plan {
  if (lacks.length > 0) return { kind: 'skip', why: `there is no ${lacks.join(' and no ')}` };
  const expectedSeconds = Math.round((usualSeconds + buildSeconds) * slowness);
  if (expectedSeconds * margin + endSeconds <= leftSeconds) return { kind: 'run', expectedSeconds };
  return {
    kind: 'skip',
    why:
      `it would take some ${expectedSeconds} s, and ${Math.max(0, Math.round(leftSeconds))} s of the budget are ` +
      'left',
  };
}

/** How long a suite may build, in seconds, so that its tests still fit into what is left. */
export const secondsForBuilding = (
  { usualSeconds }: Pick<Suite, 'usualSeconds'>,
  { leftSeconds, slowness }: Pick<Situation, 'leftSeconds' | 'slowness'>,
): number => Math.max(0, leftSeconds - endSeconds - usualSeconds * slowness * margin);

/** The suites that cover most of the changed files first; those that cover none follow in their own order. */
export function orderByChange(suites: readonly Suite[], changedFiles: readonly string[]): Suite[] {
  const touched = (suite: Suite) => changedFiles.filter((file) => isTouched(suite, file)).length;
  return suites
    .map((suite) => ({ suite, count: touched(suite) }))
    .sort((a, b) => b.count - a.count)
    .map(({ suite }) => suite);
}

const isTouched = ({ covers, tests }: Suite, file: string): boolean =>
  [...covers, ...tests].some((glob) => matchesGlob(file, glob));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
