/** How many rows there were at a moment. */
export interface Reading {
  readonly atMs: number;
  readonly rows: number;
}

/** The beginning, which is not measured, as a part of all. */
export const beginning = 0.3;

/**
 * Pure: rows a second from when the beginning was over until all were there, from readings of which the first found
 * none and the last
 * found all. A row counts from the last reading on that found no more than the beginning.
 */
export function steadyRate(readings: readonly Reading[]): number {
  const last = readings.at(-1);
  const first = readings.findLast(({ rows }) => rows <= beginning * (last?.rows ?? 0));
  if (last === undefined || first === undefined || first === last)
    throw new Error('the readings do not go from none to all');
  return ((last.rows - first.rows) * 1_000) / (last.atMs - first.atMs);
}
