import {
  asBuffer, cecochat, encodeTypingNotice, parseTyping, toBigInt, toLong, type Partition, type UserId,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import type { BlockReader, PartitionChannels } from '@cecochat/redis';

const { Signals } = cecochat.v1;

/** A notice that one user types to another one, or has stopped. */
export interface TypingSignal {
  readonly sender: UserId;
  readonly receiver: UserId;
  readonly isTyping: boolean;
}

/**
 * - published: servers of the receiver's partition get it
 * - blocked: the receiver takes nothing of the sender
 * - dropped: too many wait, or Redis does not take them
 * - delivered: written to a device
 */
export type SignalOutcome = 'published' | 'blocked' | 'dropped' | 'delivered';

export interface SignalRelayParts {
  readonly partitionCount: () => number;
  readonly blocks: Pick<BlockReader, 'of'>;
  readonly channels: Pick<PartitionChannels, 'publish'>;
  /** Writes a frame to the devices of a user of the partition that are here and read; returns to how many. */
  readonly notify: (partition: Partition, user: UserId, frame: Buffer) => number;
  readonly onOutcome: (outcome: SignalOutcome, count: number) => void;
  /** A message of a channel cannot be read; it is passed over. */
  readonly onUnreadable: () => void;
}

/** Signals within this are published as one message for each partition. */
const gatherMs = 50;
/** Signals that may wait for that, of all partitions; some 2 MB. */
const maxGathered = 10_000;

/**
 * Passes signals on to the servers that follow the partition of their receiver, this one included. They are never
 * written to the log, are held for a moment only, and are dropped where there is no room: sends never wait for them.
 */
export class SignalRelay {
  readonly #parts: SignalRelayParts;
  /** By partition, then by sender and receiver: the latest one of each pair. */
  #gathered = new Map<Partition, Map<string, TypingSignal>>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SignalRelayParts) {
    this.#parts = parts;
  }

  /** Takes a signal of a device that is here. */
  send(signal: TypingSignal): void {
    const { sender, receiver } = signal;
    const partition = partitionOf(receiver, this.#parts.partitionCount());
    const ofPartition = this.#gathered.get(partition) ?? new Map<string, TypingSignal>();
    const key = `${sender}/${receiver}`;
    if (!ofPartition.has(key)) {
      if (this.#count >= maxGathered) {
        this.#parts.onOutcome('dropped', 1);
        return;
      }
      this.#count++;
    }
    ofPartition.set(key, signal);
    this.#gathered.set(partition, ofPartition);
    this.#timer ??= setTimeout(() => void this.#publish(), gatherMs);
  }

  /** Takes a message of the channel of a partition. */
  take(partition: Partition, message: Buffer): void {
    let signals: cecochat.v1.Signals;
    try {
      signals = Signals.decode(message);
    } catch {
      this.#parts.onUnreadable();
      return;
    }
    for (const signal of signals.typing) this.#deliver(partition, signal);
  }

  /** Drops what waits, and publishes nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#gathered.clear();
  }

  async #publish(): Promise<void> {
    const { channels, blocks, onOutcome } = this.#parts;
    this.#timer = undefined;
    const gathered = [...this.#gathered].map(([partition, signals]) => ({ partition, signals: [...signals.values()] }));
    this.#gathered = new Map();
    this.#count = 0;
    const { sinceMs, unknown } = await blocks.of(gathered.flatMap(({ signals }) => signals));
    let index = 0;
    for (const { partition, signals } of gathered) {
      const taken = signals.filter(() => sinceMs[index++] === undefined);
      if (taken.length < signals.length) onOutcome('blocked', signals.length - taken.length);
      if (taken.length === 0) continue;
      // While blocks are not known, no notice is passed on.
      const isTaken = unknown === 0 && channels.publish(partition, encode(taken));
      onOutcome(isTaken ? 'published' : 'dropped', taken.length);
    }
  }

  #deliver(partition: Partition, { sender, receiver, stopped }: cecochat.v1.ITypingSignal): void {
    const { notify, onOutcome, onUnreadable } = this.#parts;
    let frame: Uint8Array;
    try {
      frame = encodeTypingNotice(parseTyping({ ...(sender && { other: sender }), stopped: stopped === true }));
    } catch {
      onUnreadable();
      return;
    }
    const deliveries = notify(partition, toBigInt(receiver) as UserId, asBuffer(frame));
    if (deliveries > 0) onOutcome('delivered', deliveries);
  }
}

const encode = (signals: readonly TypingSignal[]): Buffer =>
  asBuffer(Signals.encode({ typing: signals.map(wireSignal) }).finish());

const wireSignal = ({ sender, receiver, isTyping }: TypingSignal): cecochat.v1.ITypingSignal => ({
  sender: toLong(sender), receiver: toLong(receiver), ...(!isTyping && { stopped: true }),
});
