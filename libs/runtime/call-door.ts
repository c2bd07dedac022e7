import { EventEmitter } from 'node:events';
import type { Http2Server, IncomingHttpHeaders, Http2Session, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Server, ServerInterceptor } from '@grpc/grpc-js';
import { ChatError } from '@cecochat/contracts';
import { compressed, type OpenCall } from './call-gate.ts';
import type { LimitedCall } from './call-limits.ts';
import type { Edge } from './edge.ts';
import { PausingCall, RefusedByGate, refusingBy, TokenCall } from './gated-call.ts';

/** Streams that wait for a change of health, which need no token. */
const maxHealthWatches = 64;
const healthWatch = '/grpc.health.v1.Health/Watch';

/** Every call comes by here when its headers are read, and before anything else is. */
export class CallDoor {
  readonly #edge: Edge;
  readonly #guarded: ReadonlyMap<string, LimitedCall>;
  readonly #onRefused: (error: ChatError) => void;
  /** The call whose stream is being handed to grpc-js, which makes its interceptors meanwhile. */
  #opening: OpenCall | undefined;
  #watches = 0;

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
    server.prependListener('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      if (stream.session?.socket !== undefined) this.#countCall(stream, stream.session);
      this.#opening = this.#edge.calls.watchCall(stream, headers);
    });
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
