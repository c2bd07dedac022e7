import type ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

/** How long a consumer rests between fetches, so that one fetch brings what would otherwise take several. */
export interface FetchRest {
  /** Milliseconds from an answer with records until the next fetch. Later records wait this long at most. */
  readonly ms: number;
  /** An answer with this many records is followed by the next fetch at once: there is more to fetch. */
  readonly busyRecords: number;
}

const rests = new Map<string, FetchRest>();

/** From now on the consumers of a group rest between fetches. Returns a function that ends it. */
export function restBetweenFetches(groupId: string, rest: FetchRest): () => void {
  rests.set(groupId, rest);
  return () => {
    if (rests.get(groupId) === rest) rests.delete(groupId);
  };
}

/**
 * Pure: how long after an answer the next fetch begins, in milliseconds. No rest follows an empty answer: Kafka has
 * waited for records.
 */
export const decideRest = ({ ms, busyRecords }: FetchRest, records: number): number =>
  records === 0 || records >= busyRecords ? 0 : ms;

/** Of one consumer, by broker: when its next fetch may begin, in milliseconds of a monotonic clock. */
const dues = new WeakMap<ConsumerGroup, Map<string, number>>();

/**
 * Has the consumers of kafkajs rest where their group is to, and leaves partitions without new records out of what they
 * handle: kafkajs takes as many steps for such a partition as for one with records.
 */
export function fetchLeanly(
  group: typeof ConsumerGroup,
  sleep: (ms: number) => Promise<unknown>,
  clock: () => number,
): void {
  const fetch = group.prototype.fetch;
  group.prototype.fetch = async function fetchAfterRest(nodeId) {
    const dueOf = dues.get(this) ?? new Map<string, number>();
    dues.set(this, dueOf);
    const leftMs = (dueOf.get(nodeId) ?? 0) - clock();
    if (leftMs > 0) await sleep(leftMs);
    const batches = (await fetch.call(this, nodeId)).filter(({ rawMessages }) => rawMessages.length > 0);
    const rest = rests.get(this.groupId);
    if (rest !== undefined) {
      const records = batches.reduce((sum, { rawMessages }) => sum + rawMessages.length, 0);
      dueOf.set(nodeId, clock() + decideRest(rest, records));
    }
    return batches;
  };
}
