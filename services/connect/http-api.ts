import { Server as HttpsServer } from 'node:https';
import { ChatError, type UserId } from '@cecochat/contracts';
import { listenBacklog, splitHostPort, type Logger, type ServerCertificate, type TokenVerifier } from '@cecochat/runtime';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Route } from './directory.ts';
import { buildFailure, buildRawFailure, maxBodyBytes, readFailure } from './http-failure.ts';
import type { Issuer } from './issuer.ts';
import type { ConnectMetrics } from './metrics.ts';
import { readSessionRequest } from './session-request.ts';

export interface HttpApiOptions {
  readonly verifier: TokenVerifier;
  /** Throws a ChatError. */
  readonly lookUp: (user: UserId) => Route;
  readonly issue: Issuer;
  readonly metrics: ConnectMetrics;
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
}

export interface HttpApi {
  /** Listens on host:port and returns the port. */
  listen(address: string): Promise<number>;
  /** Accepts no more connections, lets requests under way finish, and cuts what is left after the deadline. */
  drain(deadlineMs: number): Promise<void>;
}

/** A caller that takes longer to send its request is cut off. */
const requestTimeoutMs = 10_000;

/** `GET /api/connect` and `POST /api/session`; every failure is JSON with a code. */
export function createHttpApi(options: HttpApiOptions): HttpApi {
  const { logger, certificate } = options;
  const refuse = (error: unknown, reply: FastifyReply) => {
    const failure = readFailure(error);
    if (failure.code === 'internal') logger.error({ err: error, path: reply.request.routeOptions.url }, 'a request failed');
    const { status, headers, body } = buildFailure(failure);
    return reply.code(status).headers(headers).send(body);
  };
  const app = fastify({
    https: certificate === undefined ? null : { ...certificate.pair },
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    return503OnClosing: false, // What still arrives on an open connection is served, and the connection is closed after it.
    frameworkErrors: (error, _request, reply) => void refuse(error, reply),
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.end(buildRawFailure(error));
      else socket.destroy();
    },
  });
  // Whatever a caller names as the type of the body, it is read as JSON by us, so that there is one kind of refusal.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
  app.setErrorHandler((error, _request, reply) => refuse(error, reply));
  app.setNotFoundHandler((_request, reply) => {
    return refuse(new ChatError('not-found', 'there is nothing here: ask GET /api/connect or POST /api/session'), reply);
  });
  // Answers are about one user, now: neither a browser nor a proxy may keep them.
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  certificate?.onChange((pair) => {
    if (app.server instanceof HttpsServer) app.server.setSecureContext(pair);
  });
  addRoutes(app, options);
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
      await app.close();
      clearTimeout(timer);
    },
  };
}

function addRoutes(app: FastifyInstance, { verifier, lookUp, issue, metrics }: HttpApiOptions): void {
  app.get('/api/connect', async (request): Promise<Route> => {
    const end = metrics.beginLookup('http');
    try {
      const { user } = await verifier.verify(request.headers.authorization);
      const route = lookUp(user);
      end();
      return route;
    } catch (error) {
      end(error);
      throw error;
    }
  });
  app.post('/api/session', async (request) => {
    const issued = await issue(readSessionRequest(request.body));
    metrics.sessionIssued();
    return issued;
  });
}
