import { Server as HttpsServer } from 'node:https';
import { ChatError, splitHostPort, type UserId } from '@cecochat/contracts';
import {
  admitTo, buildFailure, listenBacklog, roleClaim, type Edge, type Logger, type ServerCertificate, type VerifiedCaller,
} from '@cecochat/runtime';
import type { Revocation } from '@cecochat/redis';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Route } from './directory.ts';
import { buildRawFailure, maxBodyBytes, readFailure } from './http-failure.ts';
import { HttpVisits } from './http-visits.ts';
import type { Issuer } from './issuer.ts';
import type { ConnectMetrics } from './metrics.ts';
import { readRevocation } from './read-revocation.ts';
import { readSessionRequest } from './session-request.ts';

export interface HttpApiOptions {
  readonly edge: Edge;
  /** Throws a ChatError. */
  readonly lookUp: (user: UserId) => Route;
  readonly issue: Issuer;
  readonly revoke: (revocation: Revocation) => Promise<void>;
  readonly metrics: ConnectMetrics;
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
}

export interface HttpApi {
  /** Listens on host:port and returns the port. */
  listen(address: string): Promise<number>;
  /** Accepts no more connections, finishes requests in flight, and closes the remaining ones after the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

/** A caller that takes longer to send its request is cut off. */
const requestTimeoutMs = 10_000;
/** A connection without a request is closed after this. */
const keepAliveMs = 60_000;

/** `GET /api/connect`, `POST /api/session` and `POST /api/revocations`; every failure is JSON with a code. */
export function createHttpApi(options: HttpApiOptions): HttpApi {
  const { logger, certificate, edge } = options;
  const refuse = (error: unknown, reply: FastifyReply) => {
    const failure = readFailure(error);
    if (failure.code === 'internal') logger.error({ err: error, path: reply.request.routeOptions.url }, 'a request failed');
    const { status, headers, body } = buildFailure(failure);
    return reply.code(status).headers(headers).send(body);
  };
  const app = fastify({
    https: certificate === undefined ? null : { ...certificate.pair, handshakeTimeout: requestTimeoutMs },
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
  // The service parses the body as JSON whatever its content type, so that there is one kind of refusal.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
  app.setErrorHandler((error, _request, reply) => refuse(error, reply));
  app.setNotFoundHandler((_request, reply) => {
    return refuse(new ChatError('not-found', 'there is nothing here: ask GET /api/connect, POST /api/session or POST /api/revocations'), reply);
  });
  // Answers are about one user, now: neither a browser nor a proxy may keep them.
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  app.server.headersTimeout = requestTimeoutMs;
  const held = admitTo(app.server, edge.connections, certificate !== undefined);
  certificate?.onChange((pair) => {
    if (app.server instanceof HttpsServer) app.server.setSecureContext(pair);
  });
  addRoutes(app, options, new HttpVisits(edge, app.server));
  return {
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

/** Of the connection: addresses in headers are not relied on. */
const addressOf = ({ socket }: FastifyRequest): string => socket.remoteAddress ?? '';

function addRoutes(app: FastifyInstance, options: HttpApiOptions, visits: HttpVisits): void {
  const { edge, lookUp, issue, revoke, metrics, logger } = options;
  const checkCaller = async (request: FastifyRequest): Promise<VerifiedCaller> => {
    const caller = await edge.callers.check(request.headers.authorization, addressOf(request), 'lookups');
    visits.verified(request.raw.socket);
    return caller;
  };
  app.get('/api/connect', async (request): Promise<Route> => {
    const end = metrics.beginLookup('http');
    try {
      const { user } = await checkCaller(request);
      const route = lookUp(user);
      end();
      return route;
    } catch (error) {
      end(error);
      throw error;
    }
  });
  app.post('/api/revocations', async (request, reply) => {
    const { user: admin, isAdmin } = await checkCaller(request);
    if (!isAdmin) throw new ChatError('forbidden', `the token is not of an administrator: its claim "${roleClaim}" must be "admin"`, { field: 'authorization' });
    const revocation = readRevocation(request.body);
    await revoke(revocation).catch((error: unknown) => {
      throw new ChatError('unavailable', 'the revocation cannot be written now', { cause: error, retryAfterMs: 1_000 });
    });
    logger.warn({ admin: admin.toString(), ...('user' in revocation ? { user: revocation.user.toString() } : revocation) }, 'tokens were ended');
    return reply.code(204).send();
  });
  app.post('/api/session', async (request) => {
    edge.limits.takeAddress('lookups', addressOf(request));
    const issued = await issue(readSessionRequest(request.body));
    metrics.sessionIssued();
    return issued;
  });
}
