import {
  ChatError, invalid, messagingService, readActivity, receiptFrame, toLong, typingFrame, watchFrame, type Activity,
  type cecochat, type Epoch, type Offset, type ServerAddresses, type UserId,
} from '@cecochat/contracts';
import type { Received, SendAllowance, VerifiedCaller } from '@cecochat/runtime';
import type { ChatRequest, ConnectionHandler, DeviceConnection } from '../edge/device-connection.ts';
import { windowSize } from '../log/device-window.ts';
import type { SendingDevice, StreamNumbers } from './sending-device.ts';
import type { Receipts } from './receipts.ts';
import { DeviceSends, type SendsOwner, type SendsStream } from './device-sends.ts';
import type { OpenDevice, ServedPartition } from '../partitions/served-partition.ts';
import type { PresenceBoard } from '../presence/presence-board.ts';
import type { Watchers } from '../presence/watchers.ts';
import type { TypingNotices } from '../signals/typing.ts';

const encode = messagingService.chat.responseSerialize;

export interface StreamOwner extends SendsOwner {
  readonly receipts: Pick<Receipts, 'take'>;
  readonly typing: Pick<TypingNotices, 'take'>;
  readonly watchers: Pick<Watchers, 'watch' | 'remove'>;
  readonly presence: Pick<PresenceBoard, 'touch'>;
  /** The server ends the stream with an error; `closed` follows. */
  readonly ended: (stream: DeviceStream, error: ChatError) => void;
  readonly closed: (stream: DeviceStream) => void;
}

export interface DeviceStreamParts {
  readonly connection: DeviceConnection;
  readonly sending: SendingDevice;
  /** When the stream opened. */
  readonly numbers: StreamNumbers;
  readonly partition: ServedPartition;
  /** As the stream opens. */
  readonly activity: Activity;
  /** The rate at which sends of the user are read. */
  readonly allowance: SendAllowance;
  readonly owner: StreamOwner;
}

/**
 * One open device, and what is written to it: the records of its user. While the device reads as fast as records come,
 * they are written as they arrive. Otherwise the stream keeps only its offset, and resumes from the tail when the
 * device reads again, so that a slow device costs no memory.
 */
export class DeviceStream implements OpenDevice, ConnectionHandler, SendsStream {
  readonly caller: VerifiedCaller;
  readonly sends: DeviceSends;
  readonly partition: ServedPartition;
  activity: Activity;
  readonly #connection: DeviceConnection;
  readonly #owner: StreamOwner;
  /** Next offset to read from the tail while the device is behind; undefined while it gets records as they arrive. */
  #behindAt: Offset | undefined;
  /** When the transport stopped accepting frames; undefined while it accepts them. */
  #stuckSinceMs: number | undefined;
  #told = 0;
  #closed = false;

  constructor({ connection, sending, numbers, partition, activity, allowance, owner }: DeviceStreamParts) {
    this.caller = connection.caller;
    this.partition = partition;
    this.activity = activity;
    this.#connection = connection;
    this.#owner = owner;
    this.sends = new DeviceSends({ stream: this, device: sending, lineage: numbers.lineage, allowance, owner });
  }

  get user(): UserId {
    return this.caller.user;
  }

  get device(): string {
    return this.sends.device.name;
  }

  get address(): string {
    return this.#connection.address;
  }

  get activeMs(): number {
    return this.sends.activeMs;
  }

  get waitingFrames(): number {
    return this.#connection.bufferedFrames;
  }

  /**
   * Takes over the connection: sends the position from which it is live, and delivers the records of the tail from
   * there on.
   */
  open({ lineage, last }: StreamNumbers, cursor: Offset | undefined, epoch: Epoch): void {
    const { tail, partition } = this.partition;
    const position = positionFor(cursor, tail);
    const ready = {
      position: toLong(position),
      lineage: toLong(lineage),
      lastSequence: toLong(last),
      maxOutstanding: windowSize,
      partition,
      epoch: toLong(epoch),
      livePosition: toLong(tail.next),
      frames: [receiptFrame, typingFrame, watchFrame],
    };
    this.#connection.handler = this;
    this.write(encode({ ready }));
    this.#behindAt = position;
    this.#catchUp();
    if (this.#connection.isGone) this.gone();
    else this.readOn();
  }

  deliver(offset: Offset, frame: Buffer): void {
    if (this.#behindAt !== undefined || this.#closed) return;
    if (!this.write(frame)) this.#behindAt = (offset + 1) as Offset;
  }

  notify(frame: Buffer): boolean {
    if (this.#behindAt !== undefined || this.#stuckSinceMs !== undefined || this.#closed) return false;
    this.write(frame);
    return true;
  }

  tellProgress(): void {
    const { next } = this.partition.tail;
    if (this.#behindAt !== undefined || this.#closed || this.#told >= next) return;
    this.#told = next;
    if (!this.write(encode({ progress: { offset: toLong(next) } }))) this.#behindAt = next;
  }

  /** A server that the device cannot reach is not named: the device asks `connect` when its stream ends. */
  tellMoved(server: ServerAddresses, epoch: Epoch, spreadMilliseconds: number): void {
    const address = this.#connection.addressOf(server);
    if (this.#closed || address === undefined) return;
    this.write(encode({ moved: { address, epoch: toLong(epoch), spreadMilliseconds } }));
  }

  stuckMs(nowMs: number): number {
    return this.#stuckSinceMs === undefined ? 0 : nowMs - this.#stuckSinceMs;
  }

  answers(deadlineMs: number): Promise<boolean> {
    return this.#connection.answers(deadlineMs);
  }

  close(error: ChatError): void {
    if (this.#closed) return;
    this.sends.flush();
    this.#owner.ended(this, error);
    this.gone();
    this.#connection.close(error);
  }

  received(frame: Received<ChatRequest>): void {
    if (this.#closed) return;
    if (frame instanceof ChatError) this.close(frame);
    else if (frame.listen) this.close(invalid('listen', 'must be the first frame and come once'));
    else if (frame.send) this.sends.take(frame.send);
    else if (frame.receipt) this.#takeReceipt(frame.receipt);
    else if (frame.typing) this.#takeTyping(frame.typing);
    else if (frame.watch) this.#takeWatch(frame.watch);
    else if (frame.activity) this.#takeActivity(frame.activity);
    else this.close(invalid('frame', 'must be listen, send, receipt, typing, watch or activity'));
  }

  finished(): void {
    // The device still reads.
  }

  drained(): void {
    this.#stuckSinceMs = undefined;
    this.readOn();
    this.#catchUp();
  }

  gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.sends.end();
    this.#owner.closed(this);
  }

  stopReading(): void {
    this.#connection.pause();
  }

  readOn(): void {
    if (this.#stuckSinceMs === undefined && !this.#closed && this.sends.mayRead) this.#connection.resume();
  }

  /** Whether more may be written at once. */
  write(frame: Buffer): boolean {
    const writable = this.#connection.write(frame);
    if (!writable && this.#stuckSinceMs === undefined) {
      this.#stuckSinceMs = this.#owner.clock();
      this.#connection.pause(); // Back-pressure: otherwise acknowledgements would pile up.
    }
    return writable;
  }

  #takeReceipt(receipt: cecochat.v1.IReceipt): void {
    this.sends.charge();
    try {
      this.#owner.receipts.take(receipt, { reader: this.user, tail: this.partition.tail });
    } catch (error) {
      const { code, message, details: { field = '', retryAfterMs = 0 } } = ChatError.from(error);
      this.write(encode({ receiptRefused: { receipt, code, field, message, retryAfterMs } }));
    }
  }

  #takeTyping(typing: cecochat.v1.ITyping): void {
    this.#takeOrRefuse(typingFrame, () => this.#owner.typing.take(typing, this.user));
  }

  #takeWatch(watch: cecochat.v1.IWatch): void {
    this.#takeOrRefuse(watchFrame, () => this.#owner.watchers.watch(watch, this));
  }

  #takeActivity(activity: cecochat.v1.IActivity): void {
    this.sends.charge();
    this.activity = readActivity(activity);
    this.#owner.presence.touch(this.partition.partition, this.user);
  }

  #takeOrRefuse(frame: string, take: () => void): void {
    this.sends.charge();
    try {
      take();
    } catch (error) {
      const { code, message, details: { field = '', retryAfterMs = 0 } } = ChatError.from(error);
      this.write(encode({ refused: { frame, code, field, message, retryAfterMs } }));
    }
  }

  #catchUp(): void {
    if (this.#behindAt === undefined || this.#closed || this.#stuckSinceMs !== undefined) return;
    const { user, partition: { tail } } = this;
    if (this.#behindAt < tail.start) {
      this.close(tooSlow());
      return;
    }
    let writable = true;
    this.#behindAt = tail.visit(this.#behindAt, ({ users, frame }) => {
      if (users.includes(user)) writable = this.write(frame);
      return writable;
    });
    if (!writable) return;
    this.#behindAt = undefined;
    this.tellProgress();
  }
}

function tooSlow(): ChatError {
  const message = 'the device reads too slowly, it is to connect again from its cursor';
  return new ChatError('slow-reader', message, { retryAfterMs: 0 });
}

/**
 * The position from which a device gets every event. A cursor beyond what was read belongs to a log that the platform
 * has lost: the events since then are unknown, so the device gets the whole tail.
 */
function positionFor(
  cursor: Offset | undefined, { start, next }: { readonly start: Offset; readonly next: Offset },
): Offset {
  if (cursor === undefined) return next;
  return cursor > next || cursor < start ? start : cursor;
}
