import {
  ChatError, type Activity, type MessageId, type Offset, type Partition, type UserId, type Epoch, type ServerAddresses,
} from '@cecochat/contracts';
import type { LogRecord, PartitionFollower } from '@cecochat/kafka';
import type { VerifiedCaller } from '@cecochat/runtime';
import { readDelivery, type DeliveredRecord, type GroupOutcome } from './delivered-record.ts';
import { Tail, type TailBudget, type TailBounds } from './tail.ts';

/** A device whose stream is open, as seen by the partition of its user. */
export interface OpenDevice {
  readonly user: UserId;
  readonly device: string;
  /** Whose token opened it. */
  readonly caller: VerifiedCaller;
  /** When it last opened or sent, in milliseconds of the monotonic clock. */
  readonly activeMs: number;
  /** What its user does, as the device reports it. */
  readonly activity: Activity;
  /** Frames that wait for it to read. */
  readonly waitingFrames: number;
  /** Gives the device a record that was just read. */
  deliver(offset: Offset, frame: Buffer): void;
  /**
   * Writes a frame that has no place in the log and may be lost; false where the device does not read as fast as frames
   * come.
   */
  notify(frame: Buffer): boolean;
  /** Notifies the device that it has every event so far, so that its cursor advances without events. */
  tellProgress(): void;
  /** Redirects the device to the server, within so many milliseconds. */
  tellMoved(server: ServerAddresses, epoch: Epoch, spreadMilliseconds: number): void;
  /** How long the device has not read anything though there is something to read, in milliseconds. */
  stuckMs(nowMs: number): number;
  /** Whether it answers a ping in time. */
  answers(deadlineMs: number): Promise<boolean>;
  /** Ends the stream with a status, after what is already written. */
  close(error: ChatError): void;
}

/** Devices of one user on one server; beyond, one that does not answer makes room, or the one idle for longest. */
export const maxDevicesOfUser = 16;

/** Of a user with too many devices, each has this long to answer a ping. */
const pingDeadlineMs = 1_000;

export interface PartitionObserver {
  /** A record was read and delivered to `deliveries` devices. */
  onRecord(id: MessageId, deliveries: number): void;
  /** A record has what became of a send to a group. */
  onGroupOutcome(outcome: GroupOutcome): void;
  /** A record could not be read; materialize writes it as a dead letter. */
  onUnreadable(partition: Partition, offset: number, reason: string): void;
  /** A device could not be written to; it is disconnected, and comes back from its cursor. */
  onDeviceFailed(partition: Partition, error: unknown): void;
  /** A device made room for another one of its user. */
  onDeviceEvicted?(user: UserId): void;
}

interface Parts {
  readonly partition: Partition;
  readonly bounds: TailBounds;
  /** The memory budget that its tail shares with other tails. */
  readonly budget: TailBudget;
  readonly observer: PartitionObserver;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** The last device has left. */
  readonly onEmpty: () => void;
  /** The log does not continue at the end of the tail. */
  readonly onLost: () => void;
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
  /** Devices that were redirected. */
  readonly #told = new Set<OpenDevice>();
  #streams = 0;
  #taken = 0;

  constructor(parts: Parts, start: Offset, end: Offset) {
    this.#parts = parts;
    this.partition = parts.partition;
    this.tail = new Tail(start, parts.bounds, parts.budget);
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

  /** The number of devices not redirected yet. */
  get untold(): number {
    return this.#streams - this.#told.size;
  }

  /** Redirects `count` devices of those not redirected yet. */
  sendAway(count: number, tell: (device: OpenDevice) => void): void {
    let left = count;
    for (const stream of this.streams()) {
      if (left === 0) return;
      if (this.#told.has(stream)) continue;
      this.#told.add(stream);
      this.#attempt(stream, tell);
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

  users(): Iterable<UserId> {
    return this.#users.keys();
  }

  /** What a user does, over all devices here; undefined without one. */
  activityOf(user: UserId): Activity | undefined {
    const activities = (this.#users.get(user) ?? []).map(({ activity }) => activity);
    return (['hidden', 'active', 'idle'] as const).find((each) => activities.includes(each));
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
    if (others.length >= maxDevicesOfUser) this.#evict(longestIdle(others), stream.device);
    const remaining = this.#users.get(stream.user) ?? [];
    this.#users.set(stream.user, [...remaining, stream]);
    this.#streams++;
  }

  /**
   * Closes a device of the user that does not answer, where there are too many for another one: a quiet one may be
   * well.
   */
  async findRoom(user: UserId, device: string): Promise<void> {
    const streams = this.#users.get(user) ?? [];
    if (streams.length < maxDevicesOfUser || streams.some((each) => each.device === device)) return;
    const answers = await Promise.all(streams.map((each) => each.answers(pingDeadlineMs)));
    this.#evict(longestIdle(streams.filter((_each, place) => !answers[place])), device);
  }

  #evict(stream: OpenDevice | undefined, device: string): void {
    if (stream === undefined) return;
    stream.close(tookThePlace(device));
    this.#parts.observer.onDeviceEvicted?.(stream.user);
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

  /** Writes a frame that may be lost to the devices of a user that read; returns to how many. */
  notify(user: UserId, frame: Buffer): number {
    let notified = 0;
    for (const stream of this.#users.get(user) ?? []) {
      this.#attempt(stream, (device) => {
        if (device.notify(frame)) notified++;
      });
    }
    return notified;
  }

  take(records: readonly LogRecord[]): void {
    const readMs = this.#parts.clock();
    for (const { offset, value } of records) this.#takeOne(offset as Offset, value, readMs);
    this.#taken += records.length;
    if (this.isWarm) this.#setWarm(undefined);
    if (this.#waiting.length > 0) this.#wake();
  }

  lost(): void {
    this.#parts.onLost();
  }

  #takeOne(offset: Offset, value: Buffer | null, readMs: number): void {
    const read = this.#read(offset, value);
    if (read === undefined) {
      this.tail.advance((offset + 1) as Offset);
      return;
    }
    const { id, frame, users } = read;
    this.tail.append({ offset, users, frame, readMs });
    let deliveries = 0;
    for (const user of users) deliveries += this.#deliver(user, offset, frame);
    if (id !== undefined) this.#parts.observer.onRecord(id, deliveries);
  }

  /** The event or receipt of a record with those who get it; undefined for a record that holds none. */
  #read(offset: Offset, value: Buffer | null): DeliveredRecord | undefined {
    try {
      const { delivered, outcome } = readDelivery(offset, value ?? noBytes);
      if (outcome !== undefined) this.#parts.observer.onGroupOutcome(outcome);
      return delivered;
    } catch (error) {
      this.#parts.observer.onUnreadable(this.partition, offset, Error.isError(error) ? error.message : String(error));
      return undefined;
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
    let deliveries = 0;
    for (const stream of streams) if (this.#attempt(stream, (device) => device.deliver(offset, frame))) deliveries++;
    return deliveries;
  }

  /** Does something with a device, and disconnects it when that fails: the other devices are not to suffer from it. */
  #attempt(stream: OpenDevice, act: (device: OpenDevice) => void): boolean {
    try {
      act(stream);
      return true;
    } catch (error) {
      this.#parts.observer.onDeviceFailed(this.partition, error);
      stream.close(ChatError.from(error));
      return false;
    }
  }
}

const noBytes = Buffer.alloc(0);

function longestIdle(streams: readonly OpenDevice[]): OpenDevice | undefined {
  return streams.reduce<OpenDevice | undefined>(
    (idle, each) => (idle === undefined || each.activeMs < idle.activeMs ? each : idle),
    undefined,
  );
}

function tookThePlace(device: string): ChatError {
  const message =
    `a user has at most ${maxDevicesOfUser} devices connected: device "${device}" took the place of ` + 'this one';
  return new ChatError('device-limit', message, { field: 'device' });
}
