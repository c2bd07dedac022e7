import { maxFrameBytes } from '@cecochat/contracts';
import {
  connectRedis, createPlatformClock, ForwardingKey, readRedisConnection, TokenWatch, watchLimits,
} from '@cecochat/redis';
import { createHttpServer, openEdge, openServerCertificate, securityHeaders } from '@cecochat/runtime';
import type { FastifyInstance } from 'fastify';
import type { RunningService, ServiceContext } from '../run-service.ts';
import { protoType } from './calls/bodies.ts';
import { addProviderRoutes } from './calls/provider-routes.ts';
import { addCallRoutes } from './calls/routes.ts';
import { Upstreams, type UpstreamAddresses } from './calls/upstreams.ts';
import type { Config } from './config.ts';
import { createMetrics } from './metrics.ts';
import { addSignInRoutes } from './sign-in.ts';
import { addSiteRoutes } from './site/routes.ts';
import { readClient } from './site/site.ts';

const notFound = 'there is nothing here: the client is at /, calls are POST /api/<service>/<method>';

/**
 * Starts the service on its port. It verifies tokens and charges limits itself: to the services behind it all callers
 * have its address, and one caller with bad tokens must not use up the limit of that.
 */
export async function startWebServer(context: ServiceContext<Config>): Promise<RunningService> {
  const { config, logger, registry, readiness } = context;
  const redis = connectRedis(readRedisConnection(config), logger);
  const clock = createPlatformClock(redis, logger);
  const tokens = new TokenWatch({ redis, logger, clock: clock.now });
  const edge = openEdge(config, { registry, logger, wallClock: clock.now, ...tokens.checks });
  const limits = watchLimits({ redis, logger, onBad: () => undefined }, (next) => edge.limits.use(next));
  const forwarding = new ForwardingKey({ redis, logger });
  const certificate = openServerCertificate(config, logger);
  const upstreams = new Upstreams(addressesOf(config), certificate);
  const server = createHttpServer({
    edge, logger, certificate, maxBodyBytes: maxFrameBytes, notFound, trustedProxies: config.TRUSTED_PROXIES ?? [],
  });
  addParsers(server.app);
  const headers = headersOf(certificate !== undefined);
  server.app.addHook('onSend', async (_request, reply) => void reply.headers(headers));
  const site = readClient();
  if (site === undefined) logger.warn('the client for browsers is not built, only calls are served');
  addSiteRoutes(server.app, site);
  const calls = {
    server, edge, upstreams, metrics: createMetrics(registry), clock: clock.now,
    forwardingKey: () => forwarding.current(),
  };
  addCallRoutes(calls);
  addProviderRoutes(calls);
  const providers = config.PROVIDERS ?? [];
  addSignInRoutes({ server, edge, issuerUrl: config.ISSUER_URL, signUpIsOpen: config.SIGN_UP, providers });
  let draining = false;
  readiness(() => (draining ? ['draining'] : [...edge.verifier.reasonsNotReady(), ...clock.reasons()]));
  const port = await server.listen(config.HTTP_LISTEN);
  clock.start().catch(() => undefined); // Redis is unreachable: the clock keeps asking it.
  await Promise.all([tokens.start(), limits.start(), forwarding.start()]);
  logger.info({ port }, 'web listens');
  return {
    drain: async () => {
      draining = true;
      await server.drain(config.DRAIN_SECONDS * 1_000);
      upstreams.close();
      tokens.stop();
      limits.stop();
      forwarding.stop();
      edge.close();
      clock.stop();
      redis.disconnect();
    },
  };
}

const addressesOf = (config: Config): UpstreamAddresses => ({
  connect: config.CONNECT_ADDRESS, history: config.HISTORY_ADDRESS, groups: config.GROUPS_ADDRESS,
  accounts: config.ACCOUNTS_ADDRESS,
});

/**
 * Streams go to messaging servers, whose addresses are not known here: any WebSocket, with TLS where this server has
 * it.
 */
const headersOf = (isSecure: boolean) =>
  securityHeaders({ isSecure, connections: isSecure ? ['wss:'] : ['ws:', 'wss:'], hasWorker: true });

/** Bodies of other types are refused. */
function addParsers(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, body: string) => body);
  app.addContentTypeParser(protoType, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
}
