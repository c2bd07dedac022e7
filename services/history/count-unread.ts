import type { Arrival } from '@cecochat/cassandra';

/** Unread messages of a dialog are counted up to this. */
export const maxUnread = 1_000;

/** As many messages before the unread ones show which of these are repeats: a device has no more without an answer. */
export const lookBack = 64;

/**
 * Pure: the messages behind the last one that was seen, the latest first. The arrivals are in that order, and
 * reach back beyond what is seen. A message that is in the log twice counts once, and not at all where the first one
 * was seen: those of one device are in the order of their lineages and sequences.
 */
export function unreadOf(arrivals: readonly Arrival[], seen: number): Arrival[] {
  const highest = new Map<string, Arrival>();
  const unread: Arrival[] = [];
  for (const arrival of [...arrivals].sort((a, b) => a.offset - b.offset)) {
    const known = highest.get(arrival.device);
    if (known !== undefined && !isLater(arrival, known)) continue;
    highest.set(arrival.device, arrival);
    if (arrival.offset > seen) unread.push(arrival);
  }
  return unread.reverse().slice(0, maxUnread);
}

const isLater = (one: Arrival, other: Arrival) =>
  one.lineage > other.lineage || (one.lineage === other.lineage && one.sequence > other.sequence);
