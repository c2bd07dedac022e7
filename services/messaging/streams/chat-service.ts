import type { cecochat } from '@cecochat/contracts';
import { ChatError, invalid, offset, toLong, toStatus, type Encodable, type MessageId } from '@cecochat/contracts';
import type { Metadata } from '@grpc/grpc-js';
import type { Caller, Logger } from '@cecochat/runtime';
import type { PartitionTable } from '../ownership/partition-table.ts';
import { parseCursor, parseDevice, parseSend } from '../sends/parse-send.ts';
import type { SendPipeline } from '../sends/send-pipeline.ts';
import type { PendingSend, SendingDevices } from '../sends/sending-device.ts';
import { ChatStream, type ChatCall, type ChatRequest } from './chat-stream.ts';
import type { ServedPartition } from './served-partition.ts';

export interface ChatServiceParts {
  readonly verify: (metadata: Metadata) => Promise<Caller>;
  readonly table: PartitionTable;
  readonly devices: SendingDevices;
  readonly pipeline: SendPipeline;
  /** Highest sequence of a device that Redis knows of, by `<user>:<device>`. */
  readonly lastSequence: (device: string) => Promise<number>;
  /** Where the log of a partition ends now. */
  readonly logEnd: (partition: number) => Promise<number>;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Beyond this many bytes of text waiting for Kafka the streams that send are not read. */
const maxQueuedBytes = 64 * 1024 * 1024;

/** The two calls of the service: streams are opened and closed here, and live by themselves in between. */
export class ChatService {
  readonly #parts: ChatServiceParts;
  readonly #held = new Set<ChatStream>();
  #draining = false;

  constructor(parts: ChatServiceParts) {
    this.#parts = parts;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Handles a `Chat` call. */
  chat(call: ChatCall): void {
    let stream: ChatStream | undefined;
    let opening = false;
    call.on('cancelled', () => stream?.ended());
    call.on('error', () => stream?.ended());
    call.on('data', (request: ChatRequest) => {
      if (stream !== undefined) {
        stream.takeFrame(request);
        return;
      }
      if (opening) return;
      opening = true;
      call.pause();
      this.#open(call, request).then(
        (opened) => {
          stream = opened;
          if (call.cancelled) opened.ended();
          else call.resume();
        },
        (error: unknown) => this.#fail(call, error),
      );
    });
    call.on('end', () => {
      if (!opening) this.#fail(call, invalid('listen', 'must be the first frame'));
    });
  }

  /** Handles a `Send` call. */
  async send(request: cecochat.v1.ISendRequest, caller: Caller): Promise<Encodable<cecochat.v1.ISendResponse>> {
    this.#refuseWhileDraining();
    const send = parseSend(request);
    const name = parseDevice(request.device);
    const { devices, table, pipeline, clock } = this.#parts;
    table.check(caller.user);
    if (pipeline.queuedBytes > maxQueuedBytes) throw new ChatError('overloaded', 'too many sends wait', { retryAfterMs: 1_000 });
    const device = devices.acquire(caller.user, name);
    try {
      const { promise, resolve, reject } = Promise.withResolvers<MessageId>();
      const reply = { acknowledged: (_: number, id: MessageId) => resolve(id), refused: (_: number, error: ChatError) => reject(error) };
      device.submit(send, reply, clock(), (pending) => pipeline.push(pending));
      return { messageId: toLong(await promise) };
    } finally {
      devices.release(device);
    }
  }

  /** Reads again the streams that were held back, once enough of the queue is written. */
  releaseHeld(): void {
    if (this.#held.size === 0 || this.#parts.pipeline.queuedBytes > maxQueuedBytes / 2) return;
    for (const stream of this.#held) stream.release();
    this.#held.clear();
  }

  /** Refuses new streams and sends, writes what is under way, and ends every stream with a hint when to come back. */
  async drain(deadline: AbortSignal, spreadMs: number, random: () => number): Promise<void> {
    this.#draining = true;
    await this.#parts.pipeline.drain(deadline);
    for (const served of this.#parts.table.served()) {
      for (const stream of [...served.streams()]) stream.close(stopping(Math.round(random() * spreadMs)));
    }
  }

  async #open(call: ChatCall, request: ChatRequest): Promise<ChatStream> {
    const caller = await this.#parts.verify(call.metadata);
    this.#refuseWhileDraining();
    if (!request.listen) throw invalid('listen', 'must be the first frame');
    const device = parseDevice(request.listen.device);
    const cursor = parseCursor(request.listen.cursor);
    const partition = await this.#parts.table.admit(caller.user);
    if (cursor !== undefined && cursor > partition.next) await this.#awaitCursor(partition, cursor);
    const sending = this.#parts.devices.acquire(caller.user, device);
    const known = await this.#parts.lastSequence(sending.key).catch(() => 0);
    const stream = new ChatStream({
      call,
      user: caller.user,
      expiresAtMs: caller.expiresAtMs,
      sending,
      partition,
      clock: this.#parts.clock,
      push: (from, pending) => this.#push(from, pending),
      onClosed: (closed) => {
        partition.remove(closed);
        this.#held.delete(closed);
        this.#parts.devices.release(sending);
      },
    });
    partition.add(stream);
    stream.open(cursor === undefined ? undefined : offset(cursor), Math.max(known, sending.window.last), this.#parts.table.epoch);
    return stream;
  }

  /** A cursor beyond the tail is either ahead of what this server has read by a moment, or wrong. */
  async #awaitCursor(partition: ServedPartition, cursor: number): Promise<void> {
    const end = await this.#parts.logEnd(partition.partition);
    if (cursor > end) {
      throw new ChatError('out-of-range', `cursor ${cursor} is beyond the end of the partition, ${end}`, { field: 'cursor' });
    }
    await partition.reached(offset(cursor));
  }

  #push(stream: ChatStream, pending: PendingSend): boolean {
    this.#parts.pipeline.push(pending);
    if (this.#parts.pipeline.queuedBytes <= maxQueuedBytes) return true;
    this.#held.add(stream);
    return false;
  }

  #refuseWhileDraining(): void {
    if (this.#draining) throw stopping(0);
  }

  #fail(call: ChatCall, error: unknown): void {
    const failure = ChatError.from(error);
    if (failure.code === 'internal') this.#parts.logger.error({ err: error }, 'a stream could not be opened');
    call.emit('error', toStatus(failure));
  }
}

function stopping(retryAfterMs: number): ChatError {
  return new ChatError('unavailable', 'the server is stopping', { retryAfterMs });
}
