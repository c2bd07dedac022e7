import type { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { isIP } from 'node:net';
import { ChatError, splitHostPort } from '@cecochat/contracts';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { admitTo } from './admit-to.ts';
import type { LimitedCall } from './call-limits.ts';
import type { VerifiedCaller } from './caller.ts';
import type { Edge } from './edge.ts';
import { buildFailure } from './http-failure.ts';
import { buildRawFailure, readFailure } from './http-refusals.ts';
import { HttpVisits } from './http-visits.ts';
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
