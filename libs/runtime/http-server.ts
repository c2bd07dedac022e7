import { STATUS_CODES, type Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { ChatError, splitHostPort, invalid } from '@cecochat/contracts';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { admitTo } from './admit-to.ts';
import type { LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { Edge } from './edge.ts';
import { listenBacklog } from './listen.ts';
import type { Logger } from './logger.ts';
import type { ServerCertificate } from './server-certificate.ts';

export interface HttpServerOptions {
  readonly edge: Edge;
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
  /** Longer bodies are refused. */
  readonly maxBodyBytes: number;
  /** What callers of unknown paths read: what there is. */
  readonly notFound: string;
  /** Addresses, and ranges of them, of proxies whose `x-forwarded-for` and `x-forwarded-proto` are relied on. */
  readonly trustedProxies?: readonly string[];
}

/** HTTP for callers, behind an edge: every failure is JSON with a code. */
export interface HttpServer {
  /** For routes. */
  readonly app: FastifyInstance;
  /** The caller of a request, whose token is verified and whose limits are charged. Rejects with a ChatError. */
  checkCaller(request: FastifyRequest, limit: LimitedCall): Promise<VerifiedCaller>;
  /** Listens on host:port and returns the port. */
  listen(address: string): Promise<number>;
  /** Accepts no more connections, finishes requests in flight, and closes the remaining ones after the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

/** A caller that takes longer to send its request is disconnected. */
const requestTimeoutMs = 10_000;
/** A connection without a request is closed after this. */
const keepAliveMs = 60_000;

/** Of the connection or, where that is of a trusted proxy, the last address in its header that is not of one. */
export const addressOf = ({ ip, socket }: FastifyRequest): string => (isIP(ip) === 0 ? socket.remoteAddress ?? '' : ip);

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { edge, logger, certificate } = options;
  const app = createApp(options);
  app.server.headersTimeout = requestTimeoutMs;
  const held = admitTo(app.server, edge.connections, certificate !== undefined);
  certificate?.onChange((pair) => {
    if (app.server instanceof HttpsServer) app.server.setSecureContext(pair);
  });
  const visits = new HttpVisits(edge, app.server as Server);
  return {
    app,
    checkCaller: async (request, limit) => {
      const caller = await edge.callers.check(request.headers.authorization, addressOf(request), limit);
      visits.verified(request.raw.socket);
      return caller;
    },
    listen: async (address) => {
      await app.listen({ ...splitHostPort(address), backlog: listenBacklog });
      const bound = app.server.address();
      return bound !== null && typeof bound === 'object' ? bound.port : 0;
    },
    drain: async (deadlineMs) => {
      const timer = setTimeout(() => {
        logger.warn('requests were still under way at the deadline, ending them');
        app.server.closeAllConnections();
      }, deadlineMs);
      held.close();
      await app.close();
      clearTimeout(timer);
    },
  };
}

function createApp({
  certificate, logger, maxBodyBytes, notFound, trustedProxies = [],
}: HttpServerOptions): FastifyInstance {
  const refuse = (error: unknown, reply: FastifyReply) => {
    const failure = readFailure(error, maxBodyBytes);
    if (failure.code === 'internal') {
      logger.error({ err: error, path: reply.request.routeOptions.url }, 'a request failed');
    }
    const { status, headers, body } = buildFailure(failure);
    return reply.code(status).headers(headers).send(body);
  };
  const app = fastify({
    https: certificate === undefined ? null : { ...certificate.pair, handshakeTimeout: requestTimeoutMs },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    keepAliveTimeout: keepAliveMs,
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    return503OnClosing: false, // A request on an open connection is still served; then the connection closes.
    frameworkErrors: (error, _request, reply) => void refuse(error, reply),
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.end(buildRawFailure(error));
      else socket.destroy();
    },
  });
  // Bodies are parsed by those who know what they must be, so that there is one kind of refusal.
  app.removeAllContentTypeParsers();
  app.setErrorHandler((error, _request, reply) => refuse(error, reply));
  app.setNotFoundHandler((_request, reply) => refuse(new ChatError('not-found', notFound), reply));
  return app;
}

/** The platform's errors for refusals of fastify and node:http, by their codes. */
const refusals: Readonly<Record<string, ChatError>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: invalid('content-length', 'must be the length of the body'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: invalid('content-type', 'must be a media type such as application/json'),
  FST_ERR_BAD_URL: invalid('path', 'must be a well-formed path'),
  HPE_HEADER_OVERFLOW: invalid('headers', 'are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: new ChatError('deadline-exceeded', 'the request took too long to arrive'),
};

/** The one ChatError of whatever was thrown while a request was served, whose body may have so many bytes. */
export function readFailure(error: unknown, maxBodyBytes: number): ChatError {
  if (error instanceof ChatError) return error;
  const { code, statusCode } = marksOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return invalid('body', `must be at most ${maxBodyBytes} bytes`);
  const refusal = refusals[code];
  if (refusal !== undefined) return refusal;
  if (statusCode >= 400 && statusCode < 500) {
    return new ChatError('invalid-argument', 'the request cannot be understood', { cause: error });
  }
  return ChatError.from(error);
}

/** Fastify's errors are made without the Error constructor, so `Error.isError` does not know them. */
function marksOf(error: unknown): { readonly code: string; readonly statusCode: number } {
  const marks: { code?: unknown; statusCode?: unknown } = typeof error === 'object' && error !== null ? error : {};
  return { code: String(marks.code), statusCode: Number(marks.statusCode) };
}

/** The raw response bytes for input that does not parse as an HTTP request; the connection closes after it. */
export function buildRawFailure(error: unknown): string {
  return writeFailure(refusals[marksOf(error).code] ?? new ChatError('invalid-argument', 'this is no HTTP request'));
}

/** A connection as the edge sees it. */
interface Visit {
  readonly closed: boolean;
  close(): void;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Registers the connections of an HTTP server at the edge, which closes those on which no request had a valid token.
 */
class HttpVisits {
  readonly #edge: Pick<Edge, 'connections' | 'unverified'>;
  readonly #visits = new WeakMap<Socket, Visit>();

  constructor(edge: Pick<Edge, 'connections' | 'unverified'>, server: Server) {
    this.#edge = edge;
    const { connections, unverified } = edge;
    server.prependListener('request', ({ socket }, response) => {
      connections.established(socket);
      const visit = this.#visitOf(socket);
      unverified.callBegan(visit);
      response.once('close', () => unverified.callEnded(visit));
    });
  }

  /** A request of the connection has a valid token. */
  verified(socket: Socket): void {
    this.#edge.unverified.verified(this.#visitOf(socket));
  }

  /** With its first request: one without any is closed by `ConnectionGate`. */
  #visitOf(socket: Socket): Visit {
    const known = this.#visits.get(socket);
    if (known !== undefined) return known;
    const visit: Visit = {
      get closed() {
        return socket.destroyed;
      },
      close: () => socket.destroySoon(),
      once: (event, listener) => socket.once(event, listener),
    };
    this.#visits.set(socket, visit);
    this.#edge.unverified.opened(visit, socket.remoteAddress);
    return visit;
  }
}

export interface HttpFailure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly code: string; readonly message: string; readonly field?: string };
}

/** The answer that describes the failure to the caller. It leaves out the message of an unknown error. */
export function buildFailure(failure: ChatError): HttpFailure {
  const { code, httpStatus, details } = failure;
  const message = code === 'internal' ? 'internal error' : failure.message;
  return {
    status: httpStatus,
    headers: {
      ...(details.retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(details.retryAfterMs / 1_000)) }),
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    },
    body: { code, message, ...(details.field !== undefined && { field: details.field }) },
  };
}

/** The bytes of a response with the failure, for a connection that closes after it. */
export function writeFailure(failure: ChatError): string {
  const { status, headers, body } = buildFailure(failure);
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}
