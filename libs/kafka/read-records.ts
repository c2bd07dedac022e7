import type { Cluster, FetchedRecord } from './cluster.ts';

/** One request; the topics that are read so are small. */
const maxBytes = 1024 * 1024;
const maxWaitMs = 100;

/**
 * The records of a partition from one offset up to another, without a group: a group costs Kafka a member that joins
 * and leaves.
 */
export async function readRecords(
  cluster: Cluster, topic: string, at: { readonly partition: number; readonly start: number; readonly end: number },
): Promise<FetchedRecord[]> {
  const { partition, end } = at;
  const found: FetchedRecord[] = [];
  for (let next = at.start; next < end;) {
    const leader =
      cluster.findTopicPartitionMetadata(topic).find(({ partitionId }) => partitionId === partition)?.leader ?? -1;
    const broker = await cluster.findBroker({ nodeId: leader });
    const asked = [{ topic, partitions: [{ partition, fetchOffset: String(next), maxBytes }] }];
    const { responses } = await broker.fetch({
      isolationLevel: 0, maxWaitTime: maxWaitMs, minBytes: 1, maxBytes, topics: asked,
    });
    const records = responses
      .flatMap((response) => response.partitions.flatMap(({ messages }) => messages))
      .filter(({ offset }) => Number(offset) >= next);
    const last = records.at(-1);
    if (last === undefined) break; // Compaction keeps the last record: beyond it there is nothing.
    found.push(...records);
    next = Number(last.offset) + 1;
  }
  return found;
}
