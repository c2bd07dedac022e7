import type { cecochat } from '@cecochat/contracts';
import { ChatError, invalid, offset, toLong, toNumber, toStatus, type Encodable, type MessageId } from '@cecochat/contracts';
import type { Metadata } from '@grpc/grpc-js';
import { withDeadline, type Caller, type Logger, type Received } from '@cecochat/runtime';
import type { Admission } from '../ownership/admission.ts';
import type { PartitionTable } from '../ownership/partition-table.ts';
import { parseCursor, parseDevice, parseSend } from '../sends/parse-send.ts';
import type { SendPipeline } from '../sends/send-pipeline.ts';
import { deviceKey, type PendingSend, type SendingDevices } from '../sends/sending-device.ts';
import { ChatStream, type ChatCall, type ChatRequest } from './chat-stream.ts';
import type { ServedPartition } from './served-partition.ts';

export interface ChatServiceParts {
  readonly verify: (metadata: Metadata) => Promise<Caller>;
  readonly table: PartitionTable;
  readonly admission: Admission;
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
/** A stream that says nothing for this long is no device's. */
const listenDeadlineMs = 10_000;
/** How long a device with a cursor ahead of this server may wait for it to read on. */
const cursorDeadlineMs = 10_000;

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
    let late: NodeJS.Timeout | undefined = setTimeout(() => this.#fail(call, saysNothing()), listenDeadlineMs);
    const notLate = () => {
      clearTimeout(late);
      late = undefined; // Else it would be kept as long as the stream.
    };
    const ended = () => {
      notLate();
      stream?.ended();
    };
    call.on('cancelled', ended);
    call.on('error', ended);
    call.on('data', (request: Received<ChatRequest>) => {
      if (stream !== undefined) {
        stream.takeFrame(request);
        return;
      }
      if (opening) return;
      opening = true;
      notLate();
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
      const pending = device.submit(send, reply, clock());
      if (pending !== undefined) pipeline.push(pending);
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
    this.#parts.admission.leave();
    await this.#parts.pipeline.drain(deadline);
    for (const served of this.#parts.table.served()) {
      for (const stream of [...served.streams()]) stream.close(stopping(Math.round(random() * spreadMs)));
    }
  }

  async #open(call: ChatCall, request: Received<ChatRequest>): Promise<ChatStream> {
    const caller = await this.#parts.verify(call.metadata);
    this.#refuseWhileDraining();
    if (request instanceof ChatError) throw request;
    if (!request.listen) throw invalid('listen', 'must be the first frame');
    const device = parseDevice(request.listen.device);
    const cursor = parseCursor(request.listen.cursor);
    const { table, admission, lastSequence } = this.#parts;
    const knownEpoch = toNumber(request.listen.epoch);
    const partition = await admission.admit(caller.user, knownEpoch);
    if (cursor !== undefined && cursor > partition.next) await this.#awaitCursor(partition, cursor);
    const known = await lastSequence(deviceKey(caller.user, device)).catch(() => 0);
    // The partition may have been given away meanwhile: who is not among its streams would not be told.
    await admission.confirm(caller.user, knownEpoch);
    this.#refuseWhileDraining();
    table.check(caller.user);
    const stream = this.#add(call, caller, device, partition);
    stream.open(cursor === undefined ? undefined : offset(cursor), known, table.epoch);
    return stream;
  }

  #add(call: ChatCall, { user, expiresAtMs }: Caller, device: string, partition: ServedPartition): ChatStream {
    const { devices, clock } = this.#parts;
    const sending = devices.acquire(user, device);
    const stream = new ChatStream({
      call,
      user,
      expiresAtMs,
      sending,
      partition,
      clock,
      push: (from, pending) => this.#push(from, pending),
      onClosed: (closed) => {
        partition.remove(closed);
        this.#held.delete(closed);
        devices.release(sending);
      },
    });
    partition.add(stream);
    return stream;
  }

  /** A cursor beyond the tail is either ahead of what this server has read by a moment, or wrong. */
  async #awaitCursor(partition: ServedPartition, cursor: number): Promise<void> {
    const end = await withDeadline(this.#parts.logEnd(partition.partition), cursorDeadlineMs, logNotRead);
    if (cursor > end) {
      throw new ChatError('out-of-range', `cursor ${cursor} is beyond the end of the partition, ${end}`, { field: 'cursor' });
    }
    await withDeadline(partition.reached(offset(cursor)), cursorDeadlineMs, logNotRead);
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

function saysNothing(): ChatError {
  return new ChatError('deadline-exceeded', `listen must come within ${listenDeadlineMs / 1_000} s`, { field: 'listen' });
}

function logNotRead(): ChatError {
  return new ChatError('unavailable', 'the log cannot be read now', { retryAfterMs: 1_000 });
}

function stopping(retryAfterMs: number): ChatError {
  return new ChatError('unavailable', 'the server is stopping', { retryAfterMs });
}
