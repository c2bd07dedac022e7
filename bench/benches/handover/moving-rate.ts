/** A partition that was handed over. */
export interface Handed {
  readonly partition: number;
  /** From the decision to the old server being empty, in milliseconds of the clock of `atMs`. */
  readonly tookMs: number;
  /** When it was over. */
  readonly atMs: number;
}

/** Pure: partitions a second, over the time in which at least one of them was on its way. */
export function movingRate(handed: readonly Handed[]): number {
  const spans = handed
    .map(({ atMs, tookMs }) => ({ fromMs: atMs - tookMs, toMs: atMs }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  let [movingMs, coveredMs] = [0, Number.NEGATIVE_INFINITY];
  for (const { fromMs, toMs } of spans) {
    movingMs += Math.max(0, toMs - Math.max(fromMs, coveredMs));
    coveredMs = Math.max(coveredMs, toMs);
  }
  if (movingMs === 0) throw new Error('no partition was on its way');
  return (handed.length * 1_000) / movingMs;
}
