import type { Figures } from './figures.ts';

/** A duration and its limit. NaN exceeds every limit. */
export interface Timing {
  readonly what: string;
  readonly ms: number;
  readonly limitMs: number;
}
/** A rule that was broken, in words, or a duration that is still to be compared with its limit. */
export type Finding = string | Timing;

/** A finding where it breaks a rule, nothing where it keeps it. */
export const unless = (isKept: boolean, problem: string): string[] => (isKept ? [] : [problem]);

/** Pure: a duration that may not be exceeded. */
export const within = (what: string, ms: number, limitMs: number): Timing[] => [{ what, ms, limitMs }];

/** Pure: the broken rules, where durations may be `allowance` times their limits. */
export function problemsIn(findings: readonly Finding[], allowance: number): string[] {
  return findings.flatMap((finding) => {
    if (typeof finding === 'string') return [finding];
    const limitMs = finding.limitMs * allowance;
    return unless(
      finding.ms <= limitMs, `${finding.what}: ${Math.round(finding.ms)} ms, at most ${limitMs} ms are allowed`,
    );
  });
}

const [gapP99Ms, gapMaxMs] = [250, 1_000];

/** Pure: the requirements for a planned move of partitions. */
export function checkPlannedMove({ moved, lowerBound, disconnectsUnmoved, gapMs }: Figures): Finding[] {
  return [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(moved === lowerBound, `${moved} times a partition moved, ${lowerBound} would have done`),
    ...unless(
      disconnectsUnmoved === 0, `${disconnectsUnmoved} times a device was disconnected whose partition did not move`,
    ),
    ...within('time without a stream, p99', gapMs.p99, gapP99Ms),
    ...within('time without a stream, longest', gapMs.max, gapMaxMs),
  ];
}

/** Pure: the requirements for a fault outside the messaging servers. */
export function checkUndisturbed({ moved, disconnects }: Figures): string[] {
  return [
    ...unless(moved === 0, `${moved} times a partition moved because of it`),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
  ];
}
