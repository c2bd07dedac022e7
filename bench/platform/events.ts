import {
  encodeRecord, encodeTextEvent, lineage, messageId, sequence, type MessageId, type UserId,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import type { Script } from '../../client/replay/index.ts';

/** A message of a script as the platform keeps it. */
export interface RunEvent {
  readonly sender: UserId;
  readonly receiver: UserId;
  readonly messageId: MessageId;
  readonly event: Buffer;
  /** What is written to the log: once for each partition in which one of the two lives, the receiver's first. */
  readonly records: readonly { readonly partition: number; readonly value: Buffer }[];
}

/** Message ids of a busy second: 22 bits below the milliseconds. */
const idStep = 1n << 22n;

/** Pure: the messages of a script as a messaging server writes them. */
export function runEvents({ users, messages }: Script, partitions: number): RunEvent[] {
  const sequences = new Map<UserId, number>();
  return messages.map(({ sender: from, receiver: to, text }, index) => {
    const [sender, receiver] = [users[from], users[to]];
    if (sender === undefined || receiver === undefined) throw new Error(`message ${index} of the script has no users`);
    const number = (sequences.get(sender) ?? 0) + 1;
    sequences.set(sender, number);
    const id = messageId(BigInt(index + 1) * idStep);
    const event = encodeTextEvent({
      messageId: id, sender, receiver, device: 'bench-1', lineage: lineage(1), sequence: sequence(number), text,
    });
    const value = encodeRecord(event);
    const homes = new Set([partitionOf(receiver, partitions), partitionOf(sender, partitions)]);
    return { sender, receiver, messageId: id, event, records: [...homes].map((partition) => ({ partition, value })) };
  });
}
