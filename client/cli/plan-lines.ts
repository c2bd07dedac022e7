import type { Plan } from '../machine/index.ts';

/** The actions of a plan; for people. */
export function describePlan({ start, stop, moves, lowerBound, devices }: Plan): string[] {
  const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
  return [
    `servers to start: ${listed(start)}`,
    `servers to stop: ${listed(stop)}`,
    `partitions to move: ${moves}, the fewest possible being ${lowerBound}`,
    `devices to move: ${devices}`,
  ];
}
