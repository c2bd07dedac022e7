interface Pair {
  readonly sender: number;
  readonly receiver: number;
}

/**
 * How many messages of a sequence come after a later one of the same sender to the same receiver. Messages are numbered
 * as sent.
 */
export function countReordered(sequence: readonly number[], messages: readonly Pair[]): number {
  const latest = new Map<string, number>();
  let reordered = 0;
  for (const message of sequence) {
    const { sender, receiver } = messages[message] ?? { sender: -1, receiver: -1 };
    const pair = `${sender}>${receiver}`;
    const last = latest.get(pair) ?? -1;
    if (message < last) reordered++;
    else latest.set(pair, message);
  }
  return reordered;
}

/**
 * How many differences there are between two sequences without repeats: items that only one has, and items of the
 * second
 * that come there after one which they precede in the first.
 */
export function countDifferences(first: readonly number[], second: readonly number[]): number {
  const places = new Map(first.map((item, place) => [item, place]));
  let [common, displaced, furthest] = [0, 0, -1];
  for (const item of second) {
    const place = places.get(item);
    if (place === undefined) continue;
    common++;
    if (place < furthest) displaced++;
    else furthest = place;
  }
  return first.length - common + (second.length - common) + displaced;
}
