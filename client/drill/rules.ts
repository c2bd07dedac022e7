import type { Figures } from './figures.ts';

/** A finding where it breaks a rule, nothing where it keeps it. */
export const unless = (isKept: boolean, problem: string): string[] => (isKept ? [] : [problem]);

/** Pure: a duration that may not be exceeded. */
export const within = (what: string, ms: number, limitMs: number): string[] =>
  unless(ms <= limitMs, `${what}: ${Math.round(ms)} ms, at most ${limitMs} ms are allowed`);

const [gapP99Ms, gapMaxMs] = [250, 1_000];

/** Pure: what a planned move of partitions must show. */
export function checkPlannedMove({ moved, lowerBound, disconnectsUnmoved, gapMs }: Figures): string[] {
  return [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(moved === lowerBound, `${moved} times a partition moved, ${lowerBound} would have done`),
    ...unless(disconnectsUnmoved === 0, `${disconnectsUnmoved} times a device was disconnected whose partition did not move`),
    ...within('time without a stream, p99', gapMs.p99, gapP99Ms),
    ...within('time without a stream, longest', gapMs.max, gapMaxMs),
  ];
}

/** Pure: what a fault must show that concerns no messaging server. */
export function checkUndisturbed({ moved, disconnects }: Figures): string[] {
  return [
    ...unless(moved === 0, `${moved} times a partition moved because of it`),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
  ];
}
