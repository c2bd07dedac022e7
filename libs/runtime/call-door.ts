import { EventEmitter } from 'node:events';
import {
  constants, type Http2Server, type Http2Session, type IncomingHttpHeaders, type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Server, ServerInterceptor } from '@grpc/grpc-js';
import { ChatError, toStatus } from '@cecochat/contracts';
import { addressGroup } from './address-group.ts';
import { compressed, type OpenCall } from './call-gate.ts';
import type { LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { Edge } from './edge.ts';
import { FairTurns } from './fair-turns.ts';
import { PausingCall, RefusedByGate, refusingBy, TokenCall } from './gated-call.ts';

/**
 * Calls that begin in one turn of the event loop, some 3 ms of work: streams of devices have their share of each turn
 * while calls flood in. Those that wait hold 64 KB each at most, the window of a stream.
 */
const [callsOfTurn, mostWaiting] = [16, 4_096];
/** Streams that wait for a change of health, which need no token. */
const maxHealthWatches = 64;
const healthWatch = '/grpc.health.v1.Health/Watch';

type StreamRest = [headers: IncomingHttpHeaders, ...more: unknown[]];
type StreamListener = (this: Http2Server, stream: ServerHttp2Stream, ...rest: StreamRest) => void;

/** Every call comes by here when its headers are read, and before anything else is. */
export class CallDoor {
  readonly #edge: Edge;
  readonly #guarded: ReadonlyMap<string, LimitedCall>;
  readonly #onRefused: (error: ChatError) => void;
  /** The call whose stream is being handed to grpc-js, which makes its interceptors meanwhile. */
  #opening: OpenCall | undefined;
  #watches = 0;
  readonly #turns = new FairTurns<string>({ ofTurn: callsOfTurn, mostWaiting, nextTurn: setImmediate });

  /** `guarded` has the paths that need a token, and the limit that each counts for. */
  constructor(edge: Edge, guarded: ReadonlyMap<string, LimitedCall>, onRefused: (error: ChatError) => void) {
    this.#edge = edge;
    this.#guarded = guarded;
    this.#onRefused = onRefused;
  }

  watch(server: Http2Server): void {
    server.prependListener('session', (session: ServerHttp2Session) => {
      this.#edge.calls.watchSession(session);
      this.#edge.unverified.opened(session, session.socket.remoteAddress);
    });
    const handlers = server.listeners('stream') as StreamListener[];
    server.removeAllListeners('stream');
    server.on('stream', (stream: ServerHttp2Stream, ...rest: StreamRest) => {
      if (stream.session?.socket !== undefined) this.#countCall(stream, stream.session);
      const [headers] = rest;
      const address = stream.session?.socket?.remoteAddress ?? '';
      const caller = this.#admit(stream, headers, address);
      if (caller === 'refused') return;
      const isTaken = this.#turns.run(addressGroup(address), () => {
        if (stream.destroyed) return;
        this.#opening = this.#edge.calls.watchCall(stream, headers, caller);
        for (const handler of handlers) handler.call(server, stream, ...rest);
      });
      if (isTaken) return;
      this.#edge.calls.note('waiting');
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    });
  }

  /**
   * The caller of a call whose token is remembered, with the limits counted. One beyond a limit is refused here, before
   * grpc-js has made what it needs for a call.
   */
  #admit(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    address: string,
  ): VerifiedCaller | 'refused' | undefined {
    const limit = this.#guarded.get(headers[':path'] ?? '');
    if (limit === undefined) return undefined;
    const { calls, callers } = this.#edge;
    try {
      return callers.checkRemembered(headers.authorization, address, limit);
    } catch (error) {
      const refusal = ChatError.from(error);
      const call = calls.watchCall(stream, headers);
      call.refuse = (reason) => respond(stream, reason);
      this.#onRefused(refusal);
      calls.refuse(call, 'limit', refusal);
      return 'refused';
    }
  }

  readonly intercept: ServerInterceptor = ({ path }, next) => {
    const call = this.#opening;
    this.#opening = undefined;
    if (call === undefined) throw new Error('grpc-js does not make interceptors while it is handed a stream any more');
    call.refuse = refusingBy(next);
    const { calls: gate, callers, unverified } = this.#edge;
    if (isCompressed(call)) return new RefusedByGate(next, () => gate.refuse(call, 'compressed', compressed()));
    const limit = this.#guarded.get(path);
    if (limit !== undefined)
      return new TokenCall(next, call, { gate, callers, unverified, limit, onRefused: this.#onRefused });
    if (path === healthWatch && !this.#countWatch(call))
      return new RefusedByGate(next, () => gate.refuse(call, 'watches', tooManyWatches()));
    return new PausingCall(next);
  };

  #countCall(stream: ServerHttp2Stream, session: Http2Session): void {
    const { connections, unverified } = this.#edge;
    connections.established(session.socket);
    unverified.callBegan(session);
    stream.once('close', () => unverified.callEnded(session));
  }

  #countWatch({ stream }: OpenCall): boolean {
    if (this.#watches >= maxHealthWatches) return false;
    this.#watches++;
    stream.once('close', () => this.#watches--);
    return true;
  }
}

/** The answer of gRPC to a call without a message. */
function respond(stream: ServerHttp2Stream, error: ChatError): void {
  const { code, details, metadata } = toStatus(error);
  const status = {
    ':status': 200, 'content-type': 'application/grpc+proto', 'grpc-status': code, 'grpc-message': encodeURI(details),
  };
  stream.respond({ ...status, ...metadata.toHttp2Headers() }, { endStream: true });
}

const isCompressed = ({ headers }: OpenCall): boolean => (headers['grpc-encoding'] ?? 'identity') !== 'identity';

function tooManyWatches(): ChatError {
  return new ChatError('overloaded', `at most ${maxHealthWatches} calls may wait for a change of health`, {
    retryAfterMs: 10_000,
  });
}

/** grpc-js has no way to the HTTP/2 server that it makes, and none to bound calls before it reads them. */
export function http2ServerOf(server: Server): Http2Server {
  const servers: unknown = Reflect.get(server, 'http2Servers');
  const [first]: unknown[] = servers instanceof Map ? [...servers.keys()] : [];
  if (first instanceof EventEmitter) return first as Http2Server;
  throw new Error('this version of grpc-js keeps its HTTP/2 servers elsewhere');
}
