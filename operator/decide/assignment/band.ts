import { at, sumOf, type Band, type Task } from './task.ts';

/** Sums of loads in a different order differ by rounding: this fraction of a server's load counts as zero. */
const rounding = 1e-9;

/** The band, and the even load that it is built around. */
export interface Frame extends Band {
  /** The highest load of a server without a bound. */
  readonly top: number;
}

/**
 * The load of each server if load were water: even, but nowhere above a capacity. When the total exceeds the sum of all
 * capacities, each capacity is exceeded by the same fraction.
 */
export function evenLoads(total: number, capacities: Float64Array): Float64Array {
  const room = sumOf(capacities);
  if (room === 0) return new Float64Array(capacities.length).fill(total / capacities.length);
  if (room <= total) return capacities.map((capacity) => (capacity * total) / room);
  const level = waterLevel(total, capacities.toSorted());
  return capacities.map((capacity) => Math.min(capacity, level));
}

/**
 * Level at which servers with these capacities, lowest first, hold the total; the last `without` of them are left out.
 */
export function waterLevel(total: number, capacities: Float64Array, without = 0): number {
  const seats = capacities.length - without;
  let rest = total;
  for (let seat = 0; seat < seats; seat++) {
    const level = rest / (seats - seat);
    if (level <= at(capacities, seat)) return level;
    rest -= at(capacities, seat);
  }
  return Infinity;
}

/**
 * The band as it is wanted: (1 - tolerance) .. (1 + tolerance) times the mean, with a capacity as a ceiling, and with a
 * lower floor where the capacity is below the mean.
 */
export function wantedBand({ weights, capacities, tolerance }: Task): Frame {
  const total = sumOf(weights);
  const isOverfull = sumOf(capacities) < total;
  const aims = evenLoads(total, capacities);
  const top = aims.reduce((max, aim) => Math.max(max, aim), 0) * (1 + tolerance + rounding);
  const ceilings = aims.map((aim, seat) =>
    isOverfull ? aim * (1 + tolerance + rounding) : Math.min(top, at(capacities, seat) * (1 + rounding)),
  );
  return { aims, top, ceilings, floors: aims.map((aim) => aim * (1 - tolerance - rounding)) };
}

/**
 * The wanted band, widened until the given loads are within it. Partitions can't be split: with ten equal ones on four
 * servers the mean is 2.5, and a server has 2 or 3.
 */
export function widenFor(loads: Float64Array, frame: Frame, capacities: Float64Array): Frame {
  const highest = loads.reduce((max, load, seat) => (load <= at(capacities, seat) ? Math.max(max, load) : max), 0);
  const top = Math.max(frame.top, highest * (1 + rounding));
  const over = loads.reduce(
    (max, load, seat) => Math.max(max, load / Math.max(at(capacities, seat), top * rounding)), 1,
  );
  const fullness = loads.reduce(
    (min, load, seat) => Math.min(min, at(frame.aims, seat) > 0 ? load / at(frame.aims, seat) : 1), 1,
  );
  return {
    aims: frame.aims,
    top,
    ceilings: frame.ceilings.map((ceiling, seat) =>
      Math.max(ceiling, Math.min(top, at(capacities, seat) * over * (1 + rounding))),
    ),
    floors: frame.floors.map((floor, seat) => Math.min(floor, fullness * at(frame.aims, seat) * (1 - rounding))),
  };
}
