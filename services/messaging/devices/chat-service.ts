import type { cecochat } from '@cecochat/contracts';
import { ChatError, generationOf, invalid, offset, readActivity, toLong, toNumber } from '@cecochat/contracts';
import type { Encodable, ErrorCode, Lineage, MessageId, Offset } from '@cecochat/contracts';
import {
  refusalEntry, withDeadline, type AuditEntry, type AuditLog, type CallLimits, type Logger, type Received,
  type VerifiedCaller,
} from '@cecochat/runtime';
import type { ChatRequest, ConnectionHandler, ConnectionTaker, DeviceConnection } from '../edge/device-connection.ts';
import type { Admission } from '../partitions/admission.ts';
import type { PartitionTable } from '../partitions/partition-table.ts';
import type { Remembered } from '../log/claims.ts';
import { windowSize } from '../log/device-window.ts';
import { parseCursor, parseDevice, parseLineage, parseSend } from './parse-send.ts';
import type { Receipts } from './receipts.ts';
import type { SendPipeline } from './send-pipeline.ts';
import { deviceKey } from './sending-device.ts';
import type { SendingDevices } from './sending-devices.ts';
import { tooManyOutstanding, type DeviceSends } from './device-sends.ts';
import { DeviceStream, type StreamOwner } from './device-stream.ts';
import type { ServedPartition } from '../partitions/served-partition.ts';
import type { PresenceBoard } from '../presence/presence-board.ts';
import type { Watchers } from '../presence/watchers.ts';
import type { TypingNotices } from '../signals/typing.ts';

export interface ChatServiceParts {
  readonly table: PartitionTable;
  readonly admission: Admission;
  readonly devices: SendingDevices;
  readonly pipeline: SendPipeline;
  readonly receipts: Pick<Receipts, 'take' | 'drain'>;
  readonly typing: Pick<TypingNotices, 'take'>;
  readonly watchers: Pick<Watchers, 'watch' | 'remove'>;
  readonly presence: Pick<PresenceBoard, 'touch'>;
  /** The state of a device in Redis, by `<user>:<device>`. */
  readonly remembered: (device: string) => Promise<Remembered | undefined>;
  readonly freshLineage: () => Lineage;
  /** Above it a device cannot have been given one. */
  readonly latestLineage: () => Lineage;
  /** Whether the generation of the log was published; reads it again before it returns false. */
  readonly isGenerationKnown: () => Promise<boolean>;
  /** Where the log of a partition ends now. */
  readonly logEnd: (partition: number) => Promise<number | undefined>;
  /** Called for each send that is refused, for metrics. */
  readonly onRefusedSend: (code: ErrorCode) => void;
  readonly limits: Pick<CallLimits, 'sendsOf' | 'note' | 'connectionsPerServer'>;
  readonly audit: Pick<AuditLog, 'note'>;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** A server that is full stays so for a while: until devices leave, or partitions move. */
const fullRetryMs = 5_000;
/** How long a device with a cursor ahead of this server may wait for it to read on. */
const cursorDeadlineMs = 10_000;

/** Takes devices from all edges: opens and closes their streams, which live by themselves in between. */
export class ChatService implements ConnectionTaker {
  readonly #parts: ChatServiceParts;
  readonly #owner: StreamOwner;
  readonly #held = new Set<DeviceSends>();
  #draining = false;

  constructor(parts: ChatServiceParts) {
    this.#parts = parts;
    const { clock, pipeline, receipts, typing, watchers, presence, devices, onRefusedSend: onRefused } = parts;
    this.#owner = {
      clock,
      receipts,
      typing,
      watchers,
      presence,
      onRefused,
      push: (sends, pending) => {
        pipeline.push(pending);
        if (!pipeline.isFull) return true;
        this.#held.add(sends);
        return false;
      },
      ended: (stream, error) => this.#note(stream, endingEntry(error)),
      closed: (stream) => {
        stream.partition.remove(stream);
        watchers.remove(stream);
        presence.touch(stream.partition.partition, stream.user);
        this.#held.delete(stream.sends);
        devices.release(stream.sends.device);
      },
    };
  }

  get draining(): boolean {
    return this.#draining;
  }

  accept(connection: DeviceConnection): void {
    connection.handler = new Opening(
      connection,
      (first) => this.#open(connection, first),
      (error) => this.#fail(connection, error),
    );
  }

  async send(request: cecochat.v1.ISendRequest, caller: VerifiedCaller): Promise<Encodable<cecochat.v1.ISendResponse>> {
    try {
      return await this.#send(request, caller);
    } catch (error) {
      this.#parts.onRefusedSend(ChatError.from(error).code);
      throw error;
    }
  }

  async #send(
    request: cecochat.v1.ISendRequest,
    caller: VerifiedCaller,
  ): Promise<Encodable<cecochat.v1.ISendResponse>> {
    this.#refuseWhileDraining();
    const send = parseSend(request, this.#parseLineage(request.lineage));
    const name = parseDevice(request.device);
    checkDevice(caller, name);
    const { devices, table, pipeline, clock } = this.#parts;
    const device = devices.acquire(caller.user, name, table.servedSince(caller.user));
    try {
      if (device.outstanding >= windowSize) throw tooManyOutstanding();
      const { promise, resolve, reject } = Promise.withResolvers<MessageId>();
      const reply = {
        acknowledged: (_: number, id: MessageId) => resolve(id),
        refused: (_: number, error: ChatError) => reject(error),
      };
      const pending = device.submit(send, reply, clock());
      if (pending !== undefined) pipeline.push(pending);
      return { messageId: toLong(await promise), lineage: toLong(device.window.lineage ?? 0) };
    } finally {
      devices.release(device);
    }
  }

  /** Reads again the streams that were held back, once enough of the queue is written. */
  releaseHeld(): void {
    if (this.#held.size === 0 || !this.#parts.pipeline.hasRoom) return;
    for (const sends of this.#held) sends.release();
    this.#held.clear();
  }

  /** Refuses new streams and sends, finishes writes in flight, and ends every stream with a hint when to reconnect. */
  async drain(deadline: AbortSignal, spreadMs: number, random: () => number): Promise<void> {
    this.#draining = true;
    this.#parts.admission.leave();
    await Promise.all([this.#parts.pipeline.drain(deadline), this.#parts.receipts.drain(deadline)]);
    // Acknowledgements of the same step leave before the status that ends their stream.
    await new Promise((resolve) => setImmediate(resolve));
    for (const served of this.#parts.table.served()) {
      for (const stream of [...served.streams()]) stream.close(stopping(Math.round(random() * spreadMs)));
    }
  }

  async #open(connection: DeviceConnection, request: Received<ChatRequest>): Promise<void> {
    const { caller } = connection;
    this.#refuseWhileDraining();
    if (request instanceof ChatError) throw request;
    if (!request.listen) throw invalid('listen', 'must be the first frame');
    const device = parseDevice(request.listen.device);
    checkDevice(caller, device);
    const cursor = parseCursor(request.listen.cursor);
    const lineage = this.#parseLineage(request.listen.lineage);
    this.#refuseWhileFull();
    const { table, admission, remembered, freshLineage, devices, presence, limits } = this.#parts;
    const knownEpoch = toNumber(request.listen.epoch);
    const partition = await admission.admit(caller.user, knownEpoch);
    if (cursor !== undefined && cursor > partition.next) await this.#awaitCursor(partition, offset(cursor));
    await partition.findRoom(caller.user, device);
    const known = await remembered(deviceKey(caller.user, device)).catch(() => undefined);
    // The partition may have moved meanwhile: a device that is not among its streams would miss the redirect.
    await admission.confirm(caller.user, knownEpoch);
    this.#refuseWhileDraining();
    const sending = devices.acquire(caller.user, device, table.servedSince(caller.user));
    const numbers = sending.open(lineage, known, freshLineage());
    const stream = new DeviceStream({
      connection,
      sending,
      numbers,
      partition,
      activity: readActivity(request.listen.activity),
      allowance: limits.sendsOf(caller.user),
      owner: this.#owner,
    });
    partition.add(stream);
    presence.touch(partition.partition, caller.user);
    stream.open(numbers, cursor === undefined ? undefined : offset(cursor), table.epoch);
  }

  /** A cursor beyond the tail is ahead of what this server has read by a moment, or of a log that is lost. */
  async #awaitCursor(partition: ServedPartition, cursor: Offset): Promise<void> {
    if (generationOf(cursor) > 0 && !(await this.#parts.isGenerationKnown())) throw logNotRead();
    const end = await withDeadline(this.#parts.logEnd(partition.partition), cursorDeadlineMs, logNotRead);
    if (end === undefined) throw logNotRead();
    if (cursor <= end) await withDeadline(partition.reached(cursor), cursorDeadlineMs, logNotRead);
  }

  #parseLineage(wire: cecochat.v1.IListen['lineage']): Lineage | undefined {
    return parseLineage(wire, this.#parts.latestLineage());
  }

  #refuseWhileDraining(): void {
    if (this.#draining) throw stopping(0);
  }

  /** Checked before a device waits in line: streams that wait are bounded by their rate. */
  #refuseWhileFull(): void {
    const { table, limits } = this.#parts;
    if (table.connections < limits.connectionsPerServer) return;
    limits.note('connectionsPerServer');
    throw new ChatError('overloaded', 'limits.connectionsPerServer: the server has as many devices as it takes', {
      field: 'limits.connectionsPerServer',
      retryAfterMs: fullRetryMs,
    });
  }

  #fail(connection: DeviceConnection, error: unknown): void {
    const failure = ChatError.from(error);
    if (failure.code === 'internal') this.#parts.logger.error({ err: error }, 'a stream could not be opened');
    if (!ordinaryEndings.has(failure.code))
      this.#note({ user: connection.caller.user, address: connection.address }, refusalEntry(failure));
    connection.close(failure);
  }

  #note({ user, address }: Pick<DeviceStream, 'user' | 'address'>, entry: AuditEntry | undefined): void {
    if (entry !== undefined) this.#parts.audit.note({ ...entry, address, user });
  }
}

/** A connection until its stream is open, which its first frame asks for. */
class Opening implements ConnectionHandler {
  readonly #connection: DeviceConnection;
  readonly #open: (first: Received<ChatRequest>) => Promise<void>;
  readonly #fail: (error: unknown) => void;
  #hasBegun = false;

  constructor(
    connection: DeviceConnection,
    open: (first: Received<ChatRequest>) => Promise<void>,
    fail: (error: unknown) => void,
  ) {
    this.#connection = connection;
    this.#open = open;
    this.#fail = fail;
  }

  received(frame: Received<ChatRequest>): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#connection.pause();
    this.#open(frame).catch(this.#fail);
  }

  finished(): void {
    if (!this.#hasBegun) this.#fail(invalid('listen', 'must be the first frame'));
  }

  drained(): void {
    // Nothing is written before the stream is open.
  }

  gone(): void {
    // Noticed by the stream when it opens.
  }
}

/** Ends of streams of honest devices: another stream opened, a partition moves, a server stops. */
const ordinaryEndings: ReadonlySet<ErrorCode> = new Set(['replaced', 'wrong-server', 'unavailable']);

/** Pure: how the audit has the end of a stream; undefined where it has none. An eviction has a line of its own. */
function endingEntry({ code, message, details: { field } }: ChatError): AuditEntry | undefined {
  if (ordinaryEndings.has(code) || code === 'device-limit') return undefined;
  return {
    event: 'stream-closed', code,
    ...(field !== undefined && { field }),
    ...(code === 'unauthenticated' && { reason: message }),
  };
}

/** A token that names a device is for no other one. */
function checkDevice(caller: VerifiedCaller, name: string): void {
  if (caller.device !== undefined && caller.device !== name)
    throw invalid('device', `must be "${caller.device}": the token is for that device`);
}

function logNotRead(): ChatError {
  return new ChatError('unavailable', 'the log cannot be read now', { retryAfterMs: 1_000 });
}

function stopping(retryAfterMs: number): ChatError {
  return new ChatError('unavailable', 'the server is stopping', { retryAfterMs });
}
