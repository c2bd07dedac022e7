import { ChatError, decodeEvent, decodeRecord, encodeDelivery } from '@cecochat/contracts';
import type { MessageId, Offset, Partition, UserId } from '@cecochat/contracts';
import type { LogRecord, PartitionFollower } from '../log/log-reader.ts';
import { Tail, type TailBounds } from '../log/tail.ts';
import type { OpenDevice } from './open-device.ts';

/** Devices of one user on one server; the oldest idle one makes room for another. */
export const maxDevicesOfUser = 16;

export interface PartitionObserver {
  /** A record was read and given to so many devices. */
  onRecord(id: MessageId, deliveries: number): void;
  /** A record could not be read; materialize puts it aside. */
  onUnreadable(partition: Partition, offset: number, reason: string): void;
}

interface Parts {
  readonly partition: Partition;
  readonly bounds: TailBounds;
  readonly observer: PartitionObserver;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** The last device has left. */
  readonly onEmpty: () => void;
}

/** A partition that this server follows: its tail, and the streams of the users who live in it. */
export class ServedPartition implements PartitionFollower {
  readonly partition: Partition;
  readonly tail: Tail;
  /** Resolves when the tail has reached the end that the log had when following began. */
  readonly warm: Promise<undefined>;
  readonly #parts: Parts;
  readonly #warmAt: number;
  readonly #setWarm: (value: undefined) => void;
  readonly #users = new Map<UserId, OpenDevice[]>();
  #waiting: { readonly at: Offset; readonly resolve: () => void }[] = [];
  /** Devices that were told to go elsewhere. */
  readonly #told = new Set<OpenDevice>();
  #streams = 0;
  #taken = 0;

  constructor(parts: Parts, start: Offset, end: Offset) {
    this.#parts = parts;
    this.partition = parts.partition;
    this.tail = new Tail(start, parts.bounds);
    this.#warmAt = end;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    [this.warm, this.#setWarm] = [promise, resolve];
    if (start >= end) resolve(undefined);
  }

  get next(): Offset {
    return this.tail.next;
  }

  get isWarm(): boolean {
    return this.tail.next >= this.#warmAt;
  }

  get connections(): number {
    return this.#streams;
  }

  /** Devices that were not told to go elsewhere. */
  get untold(): number {
    return this.#streams - this.#told.size;
  }

  /** Tells so many devices, of those that were not told, to go elsewhere. */
  sendAway(count: number, tell: (device: OpenDevice) => void): void {
    let left = count;
    for (const stream of this.streams()) {
      if (left === 0) return;
      if (this.#told.has(stream)) continue;
      this.#told.add(stream);
      tell(stream);
      left--;
    }
  }

  /** Devices that are still here may stay. */
  keepDevices(): void {
    this.#told.clear();
  }

  /** Records read so far, for rates. */
  get taken(): number {
    return this.#taken;
  }

  /** Frames that wait for devices to read them. */
  get waitingFrames(): number {
    let frames = 0;
    for (const stream of this.streams()) frames += stream.waitingFrames;
    return frames;
  }

  *streams(): Iterable<OpenDevice> {
    for (const streams of this.#users.values()) yield* streams;
  }

  /** Resolves when the tail has got to an offset that the log is known to have reached. */
  reached(at: Offset): Promise<void> {
    if (this.tail.next >= at) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ at, resolve }));
  }

  /** Adds a stream, ends the older one of the same device and, where a user has too many, the one idle for longest. */
  add(stream: OpenDevice): void {
    const streams = this.#users.get(stream.user) ?? [];
    const older = streams.find((each) => each.device === stream.device);
    older?.close(new ChatError('replaced', `device "${stream.device}" opened another stream`, { field: 'device' }));
    const others = this.#users.get(stream.user) ?? [];
    if (others.length >= maxDevicesOfUser) longestIdle(others)?.close(tooManyDevices());
    const remaining = this.#users.get(stream.user) ?? [];
    this.#users.set(stream.user, [...remaining, stream]);
    this.#streams++;
  }

  remove(stream: OpenDevice): void {
    const streams = this.#users.get(stream.user);
    if (streams?.includes(stream) !== true) return;
    this.#streams--;
    this.#told.delete(stream);
    if (streams.length === 1) this.#users.delete(stream.user);
    else this.#users.set(stream.user, streams.filter((each) => each !== stream));
    if (this.#streams === 0) this.#parts.onEmpty();
  }

  take(records: readonly LogRecord[]): void {
    const readMs = this.#parts.clock();
    for (const { offset, value } of records) this.#takeOne(offset as Offset, value, readMs);
    this.#taken += records.length;
    if (this.isWarm) this.#setWarm(undefined);
    if (this.#waiting.length > 0) this.#wake();
  }

  /** The log was cut beyond what the tail has: who is connected has to read history for what is gone here. */
  truncated(start: number): void {
    this.tail.truncate(start as Offset);
    const error = new ChatError('unavailable', 'the log was cut, read history', { retryAfterMs: 0 });
    for (const stream of [...this.streams()]) stream.close(error);
  }

  #takeOne(offset: Offset, value: Buffer | null, readMs: number): void {
    try {
      const bytes = decodeRecord(value ?? Buffer.alloc(0));
      const event = decodeEvent(bytes);
      const { sender, receiver } = event;
      const frame = encodeDelivery(offset, bytes);
      this.tail.append({ offset, sender, receiver, frame, readMs });
      const deliveries = this.#deliver(sender, offset, frame) + (sender === receiver ? 0 : this.#deliver(receiver, offset, frame));
      this.#parts.observer.onRecord(event.messageId, deliveries);
    } catch (error) {
      this.tail.advance((offset + 1) as Offset);
      this.#parts.observer.onUnreadable(this.partition, offset, Error.isError(error) ? error.message : String(error));
    }
  }

  #wake(): void {
    const there = this.#waiting.filter(({ at }) => at <= this.tail.next);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.tail.next);
    for (const { resolve } of there) resolve();
  }

  #deliver(user: UserId, offset: Offset, frame: Buffer): number {
    const streams = this.#users.get(user);
    if (streams === undefined) return 0;
    for (const stream of streams) stream.deliver(offset, frame);
    return streams.length;
  }
}

function longestIdle(streams: readonly OpenDevice[]): OpenDevice | undefined {
  return streams.reduce<OpenDevice | undefined>((idle, each) => (idle === undefined || each.activeMs < idle.activeMs ? each : idle), undefined);
}

function tooManyDevices(): ChatError {
  return new ChatError('device-limit', `a user has at most ${maxDevicesOfUser} devices connected: the oldest idle one is closed`, {
    field: 'device',
  });
}
