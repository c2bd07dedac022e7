import type { Partition } from '@cecochat/contracts';
import type { IHeaders, KafkaMessage, Producer } from 'kafkajs';
import type { RejectedRecord } from './plan-batch.ts';

/** A record of Kafka's largest default size leaves no room for the headers. */
const maxValueBytes = 1_000_000;

/** Puts records aside, with all that is needed to look into them and to replay them. */
export async function sendRejected(
  producer: Producer,
  topic: string,
  from: Partition,
  rejected: readonly RejectedRecord<KafkaMessage>[],
): Promise<void> {
  const allInSync = -1;
  const messages = rejected.map(({ record, reason, detail }) => ({
    key: record.key,
    value: record.value === null ? null : record.value.subarray(0, maxValueBytes),
    timestamp: record.timestamp,
    headers: headersOf(record, { reason, detail, partition: String(from), offset: record.offset }),
  }));
  await producer.send({ topic, acks: allInSync, messages });
}

function headersOf(record: KafkaMessage, ours: Record<string, string>): IHeaders {
  return {
    ...record.headers,
    ...ours,
    ...(record.key !== null && { key: record.key }),
    ...(record.value !== null && record.value.length > maxValueBytes && { truncated: 'true' }),
  };
}
