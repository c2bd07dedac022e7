import { ChatError, type UserId } from '@cecochat/contracts';
import {
  addressOf, createHttpServer, roleClaim, type Edge, type HttpServer, type Logger, type ServerCertificate,
} from '@cecochat/runtime';
import { endedBy, type Revocation } from '@cecochat/redis';
import type { Route } from './directory.ts';
import type { Issuer } from './issuer.ts';
import type { ConnectMetrics } from './metrics.ts';
import { readRevocation } from './read-revocation.ts';
import { readSessionRequest } from './session-request.ts';

export interface HttpApiOptions {
  readonly edge: Edge;
  /** Throws a ChatError. */
  readonly lookUp: (user: UserId) => Route;
  /** host:port of the service of accounts. Throws a ChatError. */
  readonly accountsAddress: () => string;
  readonly issue: Issuer;
  readonly revoke: (revocation: Revocation) => Promise<void>;
  readonly metrics: ConnectMetrics;
  readonly logger: Logger;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
}

/** A request for a token is a line of JSON. */
const maxBodyBytes = 4_096;
const notFound =
  'there is nothing here: ask GET /api/connect, GET /api/accounts, POST /api/session or POST /api/revocations';

/**
 * `GET /api/connect`, `GET /api/accounts`, `POST /api/session` and `POST /api/revocations`; every failure is JSON with
 * a code.
 */
export function createHttpApi(options: HttpApiOptions): HttpServer {
  const server = createHttpServer({ ...options, maxBodyBytes, notFound });
  const { app } = server;
  // The service parses the body as JSON whatever its content type.
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
  // Answers are about one user, now: neither a browser nor a proxy may keep them.
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  addRoutes(server, options);
  return server;
}

function addRoutes({ app, checkCaller }: HttpServer, options: HttpApiOptions): void {
  const { edge, lookUp, accountsAddress, issue, revoke, metrics, logger } = options;
  app.get('/api/connect', async (request): Promise<Route> => {
    const end = metrics.beginLookup('http');
    try {
      const { user } = await checkCaller(request, 'lookups');
      const route = lookUp(user);
      end();
      return route;
    } catch (error) {
      end(error);
      throw error;
    }
  });
  app.get('/api/accounts', async (request) => {
    edge.limits.takeAddress('lookups', addressOf(request));
    return { address: accountsAddress() };
  });
  app.post('/api/revocations', async (request, reply) => {
    const { user: admin, isAdmin } = await checkCaller(request, 'lookups');
    if (!isAdmin)
      throw new ChatError(
        'forbidden',
        `the token is not of an administrator: its claim "${roleClaim}" must be "admin"`,
        { field: 'authorization' },
      );
    const revocation = readRevocation(request.body);
    await revoke(revocation).catch((error: unknown) => {
      throw new ChatError('unavailable', 'the revocation cannot be written now', { cause: error, retryAfterMs: 1_000 });
    });
    edge.audit.note({ event: 'tokens-ended', admin, ...endedBy(revocation) });
    logger.warn(
      { admin: admin.toString(), ...('user' in revocation ? { user: revocation.user.toString() } : revocation) },
      'tokens were ended',
    );
    return reply.code(204).send();
  });
  app.post('/api/session', async (request) => {
    edge.limits.takeAddress('lookups', addressOf(request));
    const issued = await issue(readSessionRequest(request.body));
    metrics.sessionIssued();
    return issued;
  });
}
