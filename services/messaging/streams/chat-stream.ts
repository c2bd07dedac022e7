import type { ServerDuplexStream } from '@grpc/grpc-js';
import { ChatError, encodeAcked, invalid, messagingService, toLong, toStatus, type cecochat } from '@cecochat/contracts';
import type { Acknowledgement, Encodable, Epoch, MessageId, Offset, Sequence, UserId } from '@cecochat/contracts';
import type { Received } from '@cecochat/runtime';
import { windowSize } from '../sends/device-window.ts';
import { parseSend } from '../sends/parse-send.ts';
import type { PendingSend, SendingDevice, SendReply } from '../sends/sending-device.ts';
import type { OpenDevice } from './open-device.ts';
import type { ServedPartition } from './served-partition.ts';

const encode = messagingService.chat.responseSerialize;

export type ChatRequest = cecochat.v1.IChatRequest;
export type ChatResponse = cecochat.v1.IChatResponse;
export type ChatCall = ServerDuplexStream<Received<ChatRequest>, Encodable<ChatResponse>>;

export interface ChatStreamParts {
  readonly call: ChatCall;
  readonly user: UserId;
  /** When the token stops being valid, in milliseconds of the wall clock. */
  readonly expiresAtMs: number;
  readonly sending: SendingDevice;
  readonly partition: ServedPartition;
  /** Takes a send; false when too many wait: the stream is not read until `release`. */
  readonly push: (stream: ChatStream, pending: PendingSend) => boolean;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onClosed: (stream: ChatStream) => void;
}

/**
 * One open device: takes its sends, and gives it the records of its user. While the device reads as fast as records come,
 * they are written as they arrive. Otherwise the stream keeps only the offset it has got to and goes on from the tail
 * when the device reads again, so that a slow device costs no memory.
 */
export class ChatStream implements OpenDevice, SendReply {
  readonly device: string;
  readonly user: UserId;
  readonly expiresAtMs: number;
  readonly #parts: ChatStreamParts;
  /** Next offset to read from the tail while the device is behind; undefined while it gets records as they arrive. */
  #behindAt: Offset | undefined;
  /** Since when nothing could be written; undefined while writing goes on. */
  #stuckSinceMs: number | undefined;
  #told = 0;
  #outstanding = 0;
  #acks: Acknowledgement[] = [];
  #held = false;
  #closed = false;
  activeMs: number;

  constructor(parts: ChatStreamParts) {
    this.#parts = parts;
    this.device = parts.sending.name;
    this.user = parts.user;
    this.expiresAtMs = parts.expiresAtMs;
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

  /**
   * Opens the stream: says from where it is live, and gives the device what the tail has from there on. `lastSequence` is
   * the highest one that Redis knows of.
   */
  open(cursor: Offset | undefined, lastSequence: number, epoch: Epoch): void {
    const { tail, partition } = this.#parts.partition;
    const position = cursor === undefined ? tail.next : (Math.max(cursor, tail.start) as Offset);
    const ready = {
      position: toLong(position),
      lastSequence: toLong(Math.max(lastSequence, this.#parts.sending.window.last)),
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

  acknowledged(sequence: Sequence, id: MessageId): void {
    this.#outstanding--;
    if (this.#closed) return;
    if (this.#acks.push({ sequence, messageId: id }) === 1) queueMicrotask(() => this.#flushAcks());
  }

  refused(sequence: Sequence, error: ChatError): void {
    this.#outstanding--;
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
    this.#parts.onClosed(this);
  }

  #takeSend(wire: cecochat.v1.IOutgoingText): void {
    this.activeMs = this.#parts.clock();
    try {
      const send = parseSend(wire);
      if (++this.#outstanding > windowSize) {
        this.close(new ChatError('overloaded', `at most ${windowSize} sends may be unacknowledged at once`, { field: 'send' }));
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
    const rejected = { sequence: sequence ?? toLong(0), code, message, field: details.field ?? '', lastSequence };
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
      this.#parts.call.pause(); // Who does not read is not read from: acknowledgements would pile up.
    }
    return writable;
  }

  #readOn(): void {
    if (!this.#held && this.#stuckSinceMs === undefined && !this.#closed) this.#parts.call.resume();
  }
}
