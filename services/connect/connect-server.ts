import { connectService, type UserId } from '@cecochat/contracts';
import { connectRedis, readRedisConnection, watchRouting } from '@cecochat/redis';
import { createGrpcServer, createRegistry, createTokenVerifier, openServerCertificate, startAdminServer, type Logger } from '@cecochat/runtime';
import type { Config } from './config.ts';
import { buildDirectory, decideRoute, reasonsWithoutRoutes, type Directory } from './directory.ts';
import { buildGrpcApi } from './grpc-api.ts';
import { createHttpApi } from './http-api.ts';
import { createIssuer } from './issuer.ts';
import { createMetrics } from './metrics.ts';

export interface ConnectServer {
  /** Refuses new calls, finishes those under way and lets go of everything. */
  drain(): Promise<void>;
}

/** Starts the service on its ports; callers are told `unavailable` until a routing is known, and get the last known one from then on. */
export async function startConnectServer(config: Config, logger: Logger): Promise<ConnectServer> {
  const issue = await createIssuer(config, Date.now);
  if (config.ISSUER_KEY !== undefined) logger.warn('the development issuer is on: whoever reaches it can be any user');
  const registry = createRegistry('connect');
  const metrics = createMetrics(registry);
  let directory: Directory | undefined;
  let draining = false;
  const redis = connectRedis(readRedisConnection(config), logger);
  const routing = watchRouting({ redis, logger, onBad: () => metrics.badRouting() });
  routing.onChange((next) => {
    directory = buildDirectory(next);
    metrics.epoch(next.epoch);
    logger.info({ epoch: next.epoch, partitionCount: next.partitionCount, servers: next.servers.size }, 'answers come from a new routing');
  });
  const verifier = createTokenVerifier({
    keys: config.TOKEN_KEYS, issuer: config.TOKEN_ISSUER, audience: config.TOKEN_AUDIENCE, clock: Date.now,
  });
  const lookUp = (user: UserId) => decideRoute(directory, user);
  const certificate = openServerCertificate(config, logger);
  const http = createHttpApi({ verifier, lookUp, issue, metrics, logger, certificate });
  const grpc = createGrpcServer({ logger, certificate });
  grpc.addService(connectService, buildGrpcApi({ verifier, lookUp, metrics, logger }));
  const admin = await startAdminServer({
    listen: config.ADMIN_LISTEN, registry, ready: () => (draining ? ['draining'] : reasonsWithoutRoutes(directory)),
  });
  const httpPort = await http.listen(config.HTTP_LISTEN);
  const port = await grpc.listen(config.LISTEN);
  await routing.start();
  logger.info({ httpPort, port }, 'connect listens');
  return {
    drain: async () => {
      draining = true;
      const deadlineMs = config.DRAIN_SECONDS * 1_000;
      await Promise.all([http.drain(deadlineMs), grpc.drain(deadlineMs)]);
      routing.stop();
      redis.disconnect();
      await admin.close();
    },
  };
}
