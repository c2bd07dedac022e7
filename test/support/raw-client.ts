import { Client, credentials, Metadata, type ClientDuplexStream, type StatusObject } from '@grpc/grpc-js';
import type {
  cecochat} from '@cecochat/contracts';
import {
  fromStatus,
  messagingService,
  readPresence,
  toBigInt,
  toLong,
  toNumber,
  wireActivity,
  type Activity,
  type ChatError,
  type Encodable,
  type Method,
  type UserPresence,
} from '@cecochat/contracts';
import { eventually } from './eventually.ts';
import { readShown, type ShownEvent } from './shown-event.ts';

/** The protocol with nothing on top: what a server sends is kept as it came, and nothing is repeated or hidden. */

export type Delivered = ShownEvent & {
  readonly offset: number;
  /** The whole frame as it came. */
  readonly bytes: Buffer;
  /** When it arrived, in milliseconds of a monotonic clock. */
  readonly atMs: number;
};

export interface RawListen {
  readonly device?: string;
  readonly cursor?: number;
  readonly lineage?: number;
  readonly activity?: Activity;
}

export type Frame = Encodable<cecochat.v1.IChatRequest>;

const connections = { 'grpc.use_local_subchannel_pool': 1, 'grpc.enable_retries': 0 };

/** Metadata with a token, or without one. */
function metadataOf(token: string | undefined): Metadata {
  const metadata = new Metadata();
  if (token !== undefined) metadata.set('authorization', token.includes(' ') ? token : `Bearer ${token}`);
  return metadata;
}

/** A device on a connection of its own, of whatever transport. */
export abstract class RawDevice {
  readonly deliveries: Delivered[] = [];
  readonly acks: { readonly sequence: number; readonly messageId: bigint }[] = [];
  readonly rejections: { readonly sequence: number; readonly code: string; readonly field: string; readonly message: string; readonly lastSequence: number }[] = [];
  readonly progress: number[] = [];
  /** What came of watched users, by frame. */
  readonly presences: UserPresence[][] = [];
  readonly typing: { readonly other: number; readonly stopped: boolean }[] = [];
  /** Frames other than sends that were refused. */
  readonly refusals: { readonly frame: string; readonly code: string; readonly field: string; readonly retryAfterMs: number }[] = [];
  readonly moves: { readonly address: string; readonly epoch: number; readonly spreadMs: number }[] = [];
  ready: { readonly position: number; readonly livePosition: number; readonly lineage: number; readonly lastSequence: number; readonly maxOutstanding: number; readonly partition: number; readonly epoch: number; readonly frames: readonly string[] } | undefined;
  /** How the server ended the stream. */
  ended: ChatError | undefined;

  abstract write(frame: Frame): void;
  abstract close(): void;

  listen({ device = 'phone', cursor, lineage = 0, activity }: RawListen): void {
    const more = { ...(cursor !== undefined && { cursor: toLong(cursor) }), ...(activity && { activity: wireActivity(activity) }) };
    this.write({ listen: { device, lineage: toLong(lineage), ...more } });
  }

  send(sequence: number, receiver: bigint | number, text: string): void {
    this.write({ send: { sequence: toLong(sequence), receiver: toLong(receiver), text: { text } } });
  }

  watch(...users: readonly (bigint | number)[]): void {
    this.write({ watch: { users: users.map((user) => toLong(user)) } });
  }

  type(other: bigint | number, stopped = false): void {
    this.write({ typing: { other: toLong(other), stopped } });
  }

  /** Message id by sequence, once all of them are acknowledged. */
  async untilAcked(...sequences: number[]): Promise<bigint[]> {
    return eventually(() => {
      const ids = sequences.map((sequence) => this.acks.find((ack) => ack.sequence === sequence)?.messageId);
      return ids.map((id, index) => id ?? fail(`sequence ${sequences[index]} is not acknowledged: ${this.#story()}`));
    });
  }

  /** Texts in the order of delivery, once there are so many. */
  async untilTexts(count: number): Promise<(string | undefined)[]> {
    await eventually(() => this.deliveries.length >= count || fail(`${this.deliveries.length} of ${count} deliveries: ${this.#story()}`));
    return this.deliveries.map(({ text }) => text);
  }

  /** How the server ends the stream. */
  untilEnded(deadlineMs?: number): Promise<ChatError> {
    return eventually(() => this.ended ?? fail('the stream goes on'), deadlineMs);
  }

  #story(): string {
    return this.ended === undefined ? 'the stream is open' : `the stream ended with ${this.ended.code}: ${this.ended.message}`;
  }

  /** A frame has arrived. */
  protected take(bytes: Buffer): void {
    const decoded = messagingService.chat.responseDeserialize(bytes);
    const { ready, delivery, acked, rejected, progress, moved } = decoded;
    if (ready) {
      const [position, livePosition, lineage, lastSequence] = [ready.position, ready.livePosition, ready.lineage, ready.lastSequence].map(toNumber) as [number, number, number, number];
      const { maxOutstanding = 0, partition = 0, epoch } = ready;
      this.ready = { position, livePosition, lineage, lastSequence, maxOutstanding: maxOutstanding ?? 0, partition: partition ?? 0, epoch: toNumber(epoch), frames: ready.frames ?? [] };
    }
    if (delivery) this.deliveries.push({ ...readShown(delivery.event ?? {}), offset: toNumber(delivery.offset), bytes, atMs: performance.now() });
    for (const ack of acked?.acks ?? []) this.acks.push({ sequence: toNumber(ack.sequence), messageId: toBigInt(ack.messageId) });
    if (rejected) {
      const { code, field, message } = rejected;
      const [sequence, lastSequence] = [toNumber(rejected.sequence), toNumber(rejected.lastSequence)];
      this.rejections.push({ sequence, lastSequence, code: code ?? '', field: field ?? '', message: message ?? '' });
    }
    if (progress) this.progress.push(toNumber(progress.offset));
    this.#takeSignal(decoded);
    if (moved) this.moves.push({ address: moved.address ?? '', epoch: toNumber(moved.epoch), spreadMs: moved.spreadMilliseconds ?? 0 });
  }

  #takeSignal({ typing, presence, refused }: cecochat.v1.IChatResponse): void {
    if (presence) this.presences.push(readPresence(presence));
    if (typing) this.typing.push({ other: toNumber(typing.other), stopped: typing.stopped ?? false });
    if (!refused) return;
    const { frame, code, field, retryAfterMs } = refused;
    this.refusals.push({ frame: frame ?? '', code: code ?? '', field: field ?? '', retryAfterMs: retryAfterMs ?? 0 });
  }
}

/** One `Chat` stream of gRPC. */
export class RawChat extends RawDevice {
  readonly #channel: Client;
  readonly #call: ClientDuplexStream<Frame, Buffer>;

  /** Opens the stream and sends nothing. A token with a space in it is the whole `authorization` header. */
  constructor(address: string, token: string | undefined) {
    super();
    this.#channel = new Client(address, credentials.createInsecure(), connections);
    const { path, requestSerialize } = messagingService.chat;
    this.#call = this.#channel.makeBidiStreamRequest(path, requestSerialize, (bytes) => bytes, metadataOf(token));
    this.#call.on('data', (bytes: Buffer) => this.take(bytes));
    this.#call.on('error', () => undefined); // The status reports the same.
    this.#call.on('status', (received: StatusObject) => {
      this.ended = fromStatus(received);
      this.#channel.close();
    });
  }

  override write(frame: Frame): void {
    this.#call.write(frame);
  }

  /** Half-closes: no frame follows. */
  end(): void {
    this.#call.end();
  }

  /** Reads nothing any more; the connection stays up. */
  pause(): void {
    this.#call.pause();
  }

  resume(): void {
    this.#call.resume();
  }

  /** Goes away without a word to the server but the end of the connection. */
  override close(): void {
    this.#call.cancel();
    this.#channel.close();
  }
}

/** A unary call. Rejects with the ChatError of the status and its trailers. */
export async function callUnary<Request, Response>(
  address: string,
  method: Method<Request, Response, false>,
  request: Encodable<Request>,
  token: string | undefined,
): Promise<Response> {
  const channel = new Client(address, credentials.createInsecure(), connections);
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const deadline = Date.now() + 60_000; // A send waits for the log for 30 s.
  channel.makeUnaryRequest(method.path, method.requestSerialize, method.responseDeserialize, request, metadataOf(token), { deadline }, (error, value) => {
    if (error === null && value !== undefined) resolve(value);
    else reject(error === null ? new Error('no response') : fromStatus(error));
  });
  try {
    return await promise;
  } finally {
    channel.close();
  }
}

function fail(reason: string): never {
  throw new Error(reason);
}
