import type { ServerDuplexStream } from '@grpc/grpc-js';
import { ChatError, encodeAcked, invalid, messagingService, toLong, toStatus, type cecochat } from '@cecochat/contracts';
import type { Acknowledgement, Encodable, Epoch, MessageId, Offset, Sequence, UserId } from '@cecochat/contracts';
import { answersPing, type Received, type SendAllowance, type VerifiedCaller } from '@cecochat/runtime';
import { windowSize } from '../sends/device-window.ts';
import { parseSend } from '../sends/parse-send.ts';
import type { PendingSend, SendingDevice, SendReply, StreamNumbers } from '../sends/sending-device.ts';
import type { OpenDevice } from './open-device.ts';
import type { ServedPartition } from './served-partition.ts';

const encode = messagingService.chat.responseSerialize;

export type ChatRequest = cecochat.v1.IChatRequest;
export type ChatResponse = cecochat.v1.IChatResponse;
export type ChatCall = ServerDuplexStream<Received<ChatRequest>, Encodable<ChatResponse>>;

export interface ChatStreamParts {
  readonly call: ChatCall;
  readonly caller: VerifiedCaller;
  readonly sending: SendingDevice;
  /** When the stream opened. */
  readonly numbers: StreamNumbers;
  readonly partition: ServedPartition;
  /** Takes a send; false when too many wait: the stream is not read until `release`. */
  readonly push: (stream: ChatStream, pending: PendingSend) => boolean;
  /** The rate at which sends of the user are read. */
  readonly allowance: SendAllowance;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onClosed: (stream: ChatStream) => void;
}

/**
 * One open device: takes its sends, and gives it the records of its user. While the device reads as fast as records
 * come, they are written as they arrive. Otherwise the stream keeps only its offset, and resumes from the tail when the
 * device reads again, so that a slow device costs no memory.
 */
export class ChatStream implements OpenDevice, SendReply {
  readonly device: string;
  readonly user: UserId;
  readonly caller: VerifiedCaller;
  readonly #parts: ChatStreamParts;
  /** Next offset to read from the tail while the device is behind; undefined while it gets records as they arrive. */
  #behindAt: Offset | undefined;
  /** When the transport stopped accepting frames; undefined while it accepts them. */
  #stuckSinceMs: number | undefined;
  #told = 0;
  #outstanding = 0;
  #acks: Acknowledgement[] = [];
  #held = false;
  /** Runs while the user has sent faster than the limit: the stream is not read meanwhile. */
  #throttle: NodeJS.Timeout | undefined;
  /** Why sends are refused that a retry can help: later ones are refused as well, as they would overtake it. */
  #refusing: ChatError | undefined;
  #closed = false;
  activeMs: number;

  constructor(parts: ChatStreamParts) {
    this.#parts = parts;
    this.device = parts.sending.name;
    this.user = parts.caller.user;
    this.caller = parts.caller;
    this.activeMs = parts.clock();
    parts.call.on('drain', () => {
      this.#stuckSinceMs = undefined;
      this.#readOn();
      this.#catchUp();
    });
  }

  get waitingFrames(): number {
    return this.#parts.call.writableLength;
  }

  /** Opens the stream: sends the position from which it is live, and delivers the records of the tail from there on. */
  open(cursor: Offset | undefined, epoch: Epoch): void {
    const { lineage, last } = this.#parts.numbers;
    const { tail, partition } = this.#parts.partition;
    const position = positionFor(cursor, tail);
    const ready = {
      position: toLong(position),
      lineage: toLong(lineage),
      lastSequence: toLong(last),
      maxOutstanding: windowSize,
      partition,
      epoch: toLong(epoch),
      livePosition: toLong(tail.next),
    };
    this.#write(encode({ ready }));
    this.#behindAt = position;
    this.#catchUp();
  }

  deliver(offset: Offset, frame: Buffer): void {
    if (this.#behindAt !== undefined || this.#closed) return;
    if (!this.#write(frame)) this.#behindAt = (offset + 1) as Offset;
  }

  tellProgress(): void {
    const { next } = this.#parts.partition.tail;
    if (this.#behindAt !== undefined || this.#closed || this.#told >= next) return;
    this.#told = next;
    if (!this.#write(encode({ progress: { offset: toLong(next) } }))) this.#behindAt = next;
  }

  tellMoved(address: string, epoch: Epoch, spreadMilliseconds: number): void {
    if (!this.#closed) this.#write(encode({ moved: { address, epoch: toLong(epoch), spreadMilliseconds } }));
  }

  stuckMs(nowMs: number): number {
    return this.#stuckSinceMs === undefined ? 0 : nowMs - this.#stuckSinceMs;
  }

  takeFrame(request: Received<ChatRequest>): void {
    if (this.#closed) return;
    if (request instanceof ChatError) this.close(request);
    else if (request.listen) this.close(invalid('listen', 'must be the first frame and come once'));
    else if (request.send) this.#takeSend(request.send);
    else this.close(invalid('frame', 'must be listen or send'));
  }

  answers(deadlineMs: number): Promise<boolean> {
    return answersPing(this.#parts.call, deadlineMs);
  }

  acknowledged(sequence: Sequence, id: MessageId): void {
    this.#outstanding--;
    if (this.#closed) return;
    if (this.#acks.push({ sequence, messageId: id }) === 1) queueMicrotask(() => this.#flushAcks());
  }

  refused(sequence: Sequence, error: ChatError): void {
    this.#outstanding--;
    if (error.retryable) this.#refusing = error;
    this.#reject(toLong(sequence), error);
  }

  close(error: ChatError): void {
    if (this.#closed) return;
    this.#flushAcks();
    this.ended();
    this.#parts.call.emit('error', toStatus(error));
  }

  /** The sends that waited are written: the stream is read again. */
  release(): void {
    this.#held = false;
    this.#readOn();
  }

  /** The device is done, or gone. */
  ended(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#throttle);
    this.#parts.onClosed(this);
  }

  #takeSend(wire: cecochat.v1.IOutgoingText): void {
    this.activeMs = this.#parts.clock();
    const waitMs = this.#parts.allowance.charge(this.activeMs);
    if (waitMs > 0) this.#readLater(waitMs);
    try {
      const send = parseSend(wire, this.#parts.numbers.lineage);
      if (++this.#outstanding > windowSize) {
        this.close(tooManyOutstanding());
        return;
      }
      if (this.#refusing !== undefined) {
        this.refused(send.sequence, this.#refusing);
        return;
      }
      const pending = this.#parts.sending.submit(send, this, this.activeMs);
      if (pending === undefined || this.#parts.push(this, pending)) return;
      this.#held = true;
      this.#parts.call.pause();
    } catch (error) {
      this.#reject(wire.sequence, ChatError.from(error));
    }
  }

  #reject(sequence: cecochat.v1.IOutgoingText['sequence'], error: ChatError): void {
    if (this.#closed) return;
    const { code, message, details } = error;
    const lastSequence = toLong(details.lastSequence ?? this.#parts.sending.window.last);
    const rejected = { sequence: sequence ?? toLong(0), code, message, field: details.field ?? '', lastSequence, retryAfterMs: details.retryAfterMs ?? 0 };
    this.#write(encode({ rejected }));
  }

  #flushAcks(): void {
    if (this.#closed || this.#acks.length === 0) return;
    const acks = this.#acks;
    this.#acks = [];
    this.#write(encodeAcked(acks));
  }

  #catchUp(): void {
    if (this.#behindAt === undefined || this.#closed || this.#stuckSinceMs !== undefined) return;
    const { tail } = this.#parts.partition;
    if (this.#behindAt < tail.start) {
      this.close(new ChatError('slow-reader', 'the device reads too slowly, it is to connect again from its cursor', { retryAfterMs: 0 }));
      return;
    }
    let writable = true;
    this.#behindAt = tail.visit(this.#behindAt, ({ sender, receiver, frame }) => {
      if (sender === this.user || receiver === this.user) writable = this.#write(frame);
      return writable;
    });
    if (!writable) return;
    this.#behindAt = undefined;
    this.tellProgress();
  }

  /** Whether more may be written at once. */
  #write(frame: Buffer): boolean {
    const writable = this.#parts.call.write(frame);
    if (!writable && this.#stuckSinceMs === undefined) {
      this.#stuckSinceMs = this.#parts.clock();
      this.#parts.call.pause(); // Back-pressure: otherwise acknowledgements would pile up.
    }
    return writable;
  }

  #readLater(waitMs: number): void {
    this.#parts.call.pause();
    clearTimeout(this.#throttle);
    this.#throttle = setTimeout(() => {
      this.#throttle = undefined;
      this.#readOn();
    }, waitMs);
  }

  #readOn(): void {
    if (!this.#held && this.#throttle === undefined && this.#stuckSinceMs === undefined && !this.#closed) this.#parts.call.resume();
  }
}

export function tooManyOutstanding(): ChatError {
  return new ChatError('overloaded', `at most ${windowSize} sends may be unacknowledged at once`, { field: 'send' });
}

/**
 * The position from which a device gets every event. A cursor beyond what was read belongs to a log that the platform
 * has lost: the events since then are unknown, so the device gets the whole tail.
 */
function positionFor(cursor: Offset | undefined, { start, next }: { readonly start: Offset; readonly next: Offset }): Offset {
  if (cursor === undefined) return next;
  return cursor > next || cursor < start ? start : cursor;
}
