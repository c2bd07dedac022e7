import { at, idAt, nowhere, type Band, type Task } from './task.ts';

/**
 * The same groups of partitions on other servers, so that many are at home. Only where all servers have the same band:
 * otherwise a group may not fit elsewhere, and the servers stay as given.
 */
export function relabel({ homes }: Task, { floors, ceilings }: Band, seatOf: Int32Array): Int32Array {
  const count = ceilings.length;
  if (ceilings.some((ceiling, seat) => ceiling !== at(ceilings, 0) || at(floors, seat) !== at(floors, 0)))
    return seatOf;
  const shared = new Map<number, number>();
  for (const [partition, group] of seatOf.entries()) {
    const home = idAt(homes, partition);
    if (home !== nowhere) shared.set(group * count + home, (shared.get(group * count + home) ?? 0) + 1);
  }
  const labels = new Int32Array(count).fill(nowhere);
  const free = new Set(labels.keys());
  for (const [pair] of [...shared].sort(([a, many], [b, more]) => more - many || a - b)) {
    const [group, home] = [Math.floor(pair / count), pair % count];
    if (idAt(labels, group) === nowhere && free.delete(home)) labels[group] = home;
  }
  const rest = free.values();
  const named = labels.map((label) => (label === nowhere ? Number(rest.next().value) : label));
  return seatOf.map((group) => idAt(named, group));
}
