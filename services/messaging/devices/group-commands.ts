import { encodeGroupSend, identityKey, type EventIdentity } from '@cecochat/contracts';
import type { WriteError } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import type { Claimed } from '../log/device-window.ts';
import { WriteQueue, type WriteQueueParts } from '../log/write-queue.ts';
import type { PendingSend } from './sending-device.ts';

export interface GroupCommandsParts extends Omit<WriteQueueParts<PendingSend>, 'onRoom' | 'onWritten' | 'onRefused'> {
  readonly partitionCount: () => number;
  /** Kafka will never take the command of the send, and has not. */
  readonly onRefused: (pending: PendingSend, error: WriteError) => void;
}

/**
 * Sends to groups on their way: each is a command in the log of its group, in the order of the sends of its device. The
 * service `groups` decides it, and the outcome is a record in the partition of the sender, which this server follows. A
 * send that comes again is a command again, and has the same outcome.
 */
export class GroupCommands {
  readonly #parts: GroupCommandsParts;
  readonly #writes: WriteQueue<PendingSend>;
  readonly #undecided = new Map<string, PendingSend>();

  constructor(parts: GroupCommandsParts) {
    this.#parts = parts;
    this.#writes = new WriteQueue({ ...parts, onWritten: () => undefined, onRoom: () => undefined });
  }

  /** The reason why most commands cannot be written, in words. */
  get trouble(): string | undefined {
    return this.#writes.trouble;
  }

  append(pending: PendingSend, { id, lineage }: Claimed): void {
    const { device: { user: sender, name: device }, send: { group, sequence, content } } = pending;
    if (group === undefined) return;
    pending.value = encodeGroupSend({ group, sender, device, lineage, sequence, messageId: id, content });
    pending.partition = partitionOf(group, this.#parts.partitionCount());
    pending.undecidedAs = identityKey({ sender, device, lineage, sequence });
    this.#undecided.set(pending.undecidedAs, pending);
    this.#writes.append(pending);
  }

  /** The send that waits for its outcome; undefined where it is not, or no longer, one of this server. */
  find(send: EventIdentity): PendingSend | undefined {
    return this.#undecided.get(identityKey(send));
  }

  /** The outcome of the send does not matter any more. */
  remove(pending: PendingSend): void {
    const key = pending.undecidedAs;
    if (key === undefined) return;
    pending.undecidedAs = undefined;
    if (this.#undecided.get(key) === pending) this.#undecided.delete(key);
    this.#writes.abandon(pending);
  }

  /** Begins no more requests. */
  stop(): void {
    this.#writes.stop();
  }
}
