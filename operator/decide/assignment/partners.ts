import type { Placement } from './placement.ts';
import { at } from './task.ts';

/** With more servers than this, only this many of the fullest and of the emptiest are tried. */
const partnersAtEachEnd = 16;

/** Servers that may exchange partitions with this server: all, or the fullest and the emptiest ones. */
export function partnersOf({ loads }: Placement, seat: number): number[] {
  const others = [...loads.keys()].filter((other) => other !== seat);
  if (others.length <= 2 * partnersAtEachEnd) return others;
  const emptiest = first(others, (a, b) => at(loads, a) < at(loads, b));
  const fullest = first(others, (a, b) => at(loads, a) > at(loads, b));
  return [...emptiest, ...fullest.filter((other) => !emptiest.includes(other))];
}

/** The first few in an order, without sorting them all. */
function first(seats: readonly number[], isBefore: (a: number, b: number) => boolean): number[] {
  const found: number[] = [];
  for (const seat of seats) {
    const place = found.findLastIndex((other) => !isBefore(seat, other)) + 1;
    if (place < partnersAtEachEnd) found.splice(place, 0, seat);
    if (found.length > partnersAtEachEnd) found.pop();
  }
  return found;
}
