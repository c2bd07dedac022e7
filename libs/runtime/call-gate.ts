import { constants, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { ChatError, invalid, maxFrameBytes } from '@cecochat/contracts';
import type { VerifiedCaller } from './caller.ts';
import type { OnRefusedConnection } from './connection-gate.ts';
import { MessageWalker } from './message-walker.ts';

/** Why a call was refused before a handler had its request, or taken from one that waited for the next. */
export type RefusedCall =
  | 'compressed' | 'too-large' | 'slow-body' | 'unfinished-bodies' | 'unfinished-bytes' | 'token' | 'watches' | 'limit'
  | 'handshake' | 'waiting';

/** Frames of a connection that are bounded in a time. */
export type FloodingFrame = 'pings' | 'settings';

export interface CallGateOptions {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onRefused: (reason: RefusedCall) => void;
  /** A connection was closed for its pings or its SETTINGS. */
  readonly onFlooded: OnRefusedConnection<FloodingFrame>;
}

/** A message may take this long from its first byte, and the first one from the headers of the call. */
const bodyMs = 10_000;
/**
 * Messages that have begun and are not complete, of all calls; beyond, the call that has waited for longest is refused.
 */
const maxUnfinished = 1_024;
/** Bound on the bytes of unfinished messages: a quarter of what `maxUnfinished` messages of the largest size hold. */
const maxUnfinishedBytes = 16 * 1024 * 1024;
/**
 * Bounds on the pings and SETTINGS of a connection in a period of milliseconds. SDKs ping every four seconds, and send
 * SETTINGS once.
 */
const mostOfFrame: Readonly<Record<FloodingFrame, number>> = { pings: 100, settings: 20 };
const controlWindowMs = 10_000;

/** Deadline to close a stream after its answer, when the client still sends, and when it does not read the answer. */
const [answeredMs, unreadMs] = [1_000, 20_000];

/** An HTTP/2 stream from its headers to its end. */
export interface OpenCall {
  readonly headers: IncomingHttpHeaders;
  readonly stream: ServerHttp2Stream;
  /** Known at its headers, with the limits counted; undefined where its token is still to be verified. */
  readonly caller: VerifiedCaller | undefined;
  /** Of a message that is not complete, as counted for the bound. */
  partialBytes: number;
  /** Ends the call with a status; there is none yet while its headers are read. */
  refuse: ((error: ChatError) => void) | undefined;
}

interface WatchedCall extends OpenCall {
  readonly walker: MessageWalker;
  /** Since when a message is awaited to be complete. */
  awaitedMs: number | undefined;
  /** Since when it is answered, as sweeps see it. */
  answeredMs: number | undefined;
}

/**
 * Bounds what calls may hold before handlers have their requests: the size of a message, the time it takes, how many
 * are incomplete. Reads the bytes of HTTP/2 streams beside grpc-js, which bounds only the first.
 */
export class CallGate {
  readonly #options: CallGateOptions;
  readonly #calls = new Set<WatchedCall>();
  /** Calls with a part of a message, the oldest first. */
  readonly #unfinished = new Set<OpenCall>();
  #unfinishedBytes = 0;

  constructor(options: CallGateOptions) {
    this.#options = options;
  }

  get calls(): number {
    return this.#calls.size;
  }

  get unfinished(): number {
    return this.#unfinished.size;
  }

  /** Bytes of unfinished messages that have arrived. */
  get unfinishedBytes(): number {
    return this.#unfinishedBytes;
  }

  /**
   * A connection has begun: bounds its pings and its SETTINGS, each of which costs an answer. Resets have a bound in
   * Node.
   */
  watchSession(session: ServerHttp2Session): void {
    session.on('ping', this.#countingTo(session, 'pings'));
    session.on('remoteSettings', this.#countingTo(session, 'settings'));
  }

  #countingTo(session: ServerHttp2Session, frame: FloodingFrame): () => void {
    let [count, sinceMs] = [0, 0];
    return () => {
      const nowMs = this.#options.clock();
      if (nowMs - sinceMs > controlWindowMs) [count, sinceMs] = [0, nowMs];
      if (++count <= mostOfFrame[frame] || session.destroyed) return;
      const { remoteAddress = '' } = session.socket;
      session.destroy(undefined, constants.NGHTTP2_ENHANCE_YOUR_CALM);
      this.#options.onFlooded(frame, remoteAddress);
    };
  }

  /** A call has begun: its headers are read and nothing else. To be called before grpc-js handles the stream. */
  watchCall(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, caller?: VerifiedCaller): OpenCall {
    const call: WatchedCall = {
      stream, headers, caller, refuse: undefined, partialBytes: 0, walker: new MessageWalker(),
      awaitedMs: this.#options.clock(), answeredMs: undefined,
    };
    this.#calls.add(call);
    stream.on('data', (bytes: Buffer) => this.#take(call, bytes));
    stream.once('close', () => {
      this.#calls.delete(call);
      this.#forget(call);
    });
    return call;
  }

  /** Counts what another transport refuses. */
  note(reason: RefusedCall): void {
    this.#options.onRefused(reason);
  }

  /** Counts a call that is refused elsewhere, and ends it. */
  refuse(call: OpenCall, reason: RefusedCall, error: ChatError): void {
    this.#options.onRefused(reason);
    this.#forget(call);
    if (call.refuse === undefined) call.stream.close(constants.NGHTTP2_REFUSED_STREAM);
    else call.refuse(error);
  }

  /** To be called every second or so. */
  sweep(): void {
    const nowMs = this.#options.clock();
    for (const call of this.#calls) {
      if (call.stream.writableEnded) closeAnswered(call, nowMs);
      else if (call.awaitedMs === undefined) continue;
      else if (call.stream.isPaused()) call.awaitedMs = nowMs; // It is the server that does not read.
      else if (nowMs - call.awaitedMs > bodyMs) {
        call.awaitedMs = undefined;
        this.refuse(
          call,
          'slow-body',
          new ChatError('deadline-exceeded', `a message must be complete within ${bodyMs / 1_000} s`),
        );
      }
    }
  }

  #take(call: WatchedCall, bytes: Buffer): void {
    const { walker } = call;
    if (call.stream.writableEnded) return;
    const before = walker.messages;
    walker.take(bytes);
    if (walker.isCompressed) this.refuse(call, 'compressed', compressed());
    else if (walker.largest > maxFrameBytes)
      this.refuse(call, 'too-large', invalid('frame', `must be at most ${maxFrameBytes} bytes`));
    else if (!walker.isPartial) {
      call.awaitedMs = undefined;
      if (call.partialBytes > 0) this.#forget(call);
    } else {
      if (walker.messages > before || !this.#unfinished.has(call)) this.#await(call);
      this.#hold(call, walker.partialBytes);
    }
  }

  #await(call: WatchedCall): void {
    call.awaitedMs = this.#options.clock();
    this.#unfinished.delete(call); // To be added as the youngest.
    this.#unfinished.add(call);
    if (this.#unfinished.size > maxUnfinished) this.#refuseOldest('unfinished-bodies', tooManyUnfinished());
  }

  #hold(call: OpenCall, bytes: number): void {
    this.#unfinishedBytes += bytes - call.partialBytes;
    call.partialBytes = bytes;
    while (this.#unfinishedBytes > maxUnfinishedBytes) this.#refuseOldest('unfinished-bytes', tooManyUnfinishedBytes());
  }

  #refuseOldest(reason: RefusedCall, error: ChatError): void {
    for (const oldest of this.#unfinished) {
      this.refuse(oldest, reason, error);
      return;
    }
  }

  #forget(call: OpenCall): void {
    this.#unfinished.delete(call);
    this.#unfinishedBytes -= call.partialBytes;
    call.partialBytes = 0;
  }
}

function closeAnswered(call: WatchedCall, nowMs: number): void {
  call.answeredMs ??= nowMs;
  const sinceMs = nowMs - call.answeredMs;
  if (sinceMs >= unreadMs) call.stream.close(constants.NGHTTP2_CANCEL);
  else if (sinceMs >= answeredMs && isStatusSent(call.stream)) call.stream.close(constants.NGHTTP2_NO_ERROR);
}

function tooManyUnfinished(): ChatError {
  const message = `limits.server.unfinishedMessages: at most ${maxUnfinished} messages may be incomplete`;
  return new ChatError('overloaded', message, { field: 'limits.server.unfinishedMessages', retryAfterMs: 1_000 });
}

function tooManyUnfinishedBytes(): ChatError {
  const message = `limits.server.unfinishedBytes: messages that are incomplete may have ${maxUnfinishedBytes} bytes`;
  return new ChatError('overloaded', message, { field: 'limits.server.unfinishedBytes', retryAfterMs: 1_000 });
}

export function compressed(): ChatError {
  return new ChatError('unimplemented', 'requests must not be compressed', { field: 'grpc-encoding' });
}

/** Until then frames may wait for a client that reads slowly; they would be lost with the stream. */
const isStatusSent = ({ sentHeaders, sentTrailers }: ServerHttp2Stream): boolean =>
  (sentTrailers ?? sentHeaders)?.['grpc-status'] !== undefined;
