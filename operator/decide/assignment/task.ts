/**
 * The assignment in numbers instead of names: partitions and servers are indexes, `nowhere` is the server of an orphan.
 */
export interface Task {
  readonly weights: Float64Array;
  /** Partitions, heaviest first; equal ones by number. */
  readonly order: Int32Array;
  /** Present server of each partition, or `nowhere`. */
  readonly homes: Int32Array;
  /** Bound on the load of each server; Infinity when there is none. */
  readonly capacities: Float64Array;
  readonly tolerance: number;
}

export const nowhere = -1;

/** The limits of each server's load, by server. */
export interface Band {
  readonly floors: Float64Array;
  readonly ceilings: Float64Array;
  /** The best load of a server within the band. */
  readonly aims: Float64Array;
}

/**
 * Elements at an index within the array. One function for each kind of array, since the engine is fast with one kind
 * only.
 */
export const at = (values: Float64Array, index: number): number => values[index] as number;
export const idAt = (ids: Int32Array, index: number): number => ids[index] as number;
export const itemAt = (items: readonly number[], index: number): number => items[index] as number;

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += at(values, index);
  return sum;
}

/** 0, 1, 2, ... */
export function indexes(count: number): Int32Array {
  const all = new Int32Array(count);
  for (let index = 0; index < count; index++) all[index] = index;
  return all;
}

export function heaviestFirst(weights: Float64Array): Int32Array {
  return indexes(weights.length).sort((a, b) => at(weights, b) - at(weights, a) || a - b);
}
