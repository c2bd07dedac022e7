import { encodeRecord, encodeTextEvent, lineage, messageId, sequence, userId, type UserId } from '@cecochat/contracts';
import { createKafka, explicitPartition, readOffsets } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import type { Platform } from '../../platform/index.ts';

/** A user who is not among those who come back. */
const sender = userId(1);
const recordsAtOnce = 1_000;

/**
 * Writes so many messages to each of the users into the log, as a messaging server does; how many records the log has
 * then.
 */
export async function writeMissed(
  { kafkaBrokers, log, partitions }: Platform, users: readonly UserId[], count: number,
): Promise<number> {
  const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: 'bench', logger: silentLogger });
  const producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const records = missedRecords(users, count, partitions);
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      await producer.send({ topic: log, acks: -1, messages: records.slice(at, at + recordsAtOnce) });
    }
    const offsets = await readOffsets(kafka, log);
    return [...offsets.values()].reduce((sum, { end }) => sum + end, 0);
  } finally {
    await producer.disconnect();
  }
}

/** Pure: in turns, as messages to many come. */
function missedRecords(users: readonly UserId[], count: number, partitions: number) {
  return Array.from({ length: count }, (_, round) =>
    users.map((receiver, place) => {
      const number = round * users.length + place + 1;
      const text = `message ${round + 1} that came while nobody was there to read it`;
      const event = encodeTextEvent({
        messageId: messageId(BigInt(number) << 22n),
        sender,
        receiver,
        device: 'bench',
        lineage: lineage(1),
        sequence: sequence(number),
        text,
      });
      return { partition: partitionOf(receiver, partitions), value: encodeRecord(event) };
    }),
  ).flat();
}
