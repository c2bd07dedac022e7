import { connectService, type UserId } from '@cecochat/contracts';
import {
  connectRedis, createPlatformClock, readRedisConnection, revoke, TokenWatch, watchLimits, watchRouting,
} from '@cecochat/redis';
import { createGrpcServer, openEdge, openServerCertificate } from '@cecochat/runtime';
import type { RunningService, ServiceContext } from '../run-service.ts';
import type { Config } from './config.ts';
import {
  buildDirectory, decideAccountsAddress, decideRoute, reasonsWithoutRoutes, type Directory,
} from './directory.ts';
import { buildGrpcApi } from './grpc-api.ts';
import { createHttpApi } from './http-api.ts';
import { createIssuer } from './issuer.ts';
import { createMetrics } from './metrics.ts';

/**
 * Starts the service on its ports. Callers get `unavailable` until the service has read a routing, or a copy of it
 * while Redis is unreachable. Later, when Redis is unreachable, they get the last routing that it read.
 */
export async function startConnectServer({
  config, logger, registry, readiness,
}: ServiceContext<Config>): Promise<RunningService> {
  const redis = connectRedis(readRedisConnection(config), logger);
  const clock = createPlatformClock(redis, logger);
  const issue = await createIssuer(config, clock.now);
  if (config.ISSUER_KEY !== undefined) logger.warn('the development issuer is on: whoever reaches it can be any user');
  const metrics = createMetrics(registry);
  let directory: Directory | undefined;
  let draining = false;
  const routing = watchRouting({ redis, logger, onBad: () => metrics.badRouting(), copyFile: config.ROUTING_COPY });
  routing.onChange((next) => {
    directory = buildDirectory(next);
    metrics.epoch(next.epoch);
    logger.info({ epoch: next.epoch, servers: next.servers.size }, 'answers come from a new routing');
  });
  const tokens = new TokenWatch({ redis, logger, clock: clock.now });
  const edge = openEdge(config, { registry, logger, wallClock: clock.now, ...tokens.checks });
  const limits = watchLimits({ redis, logger, onBad: () => metrics.badRouting() }, (next) => edge.limits.use(next));
  const lookUp = (user: UserId) => decideRoute(directory, user);
  const certificate = openServerCertificate(config, logger);
  const http = createHttpApi({
    edge, lookUp, issue, metrics, logger, certificate,
    accountsAddress: () => decideAccountsAddress(directory),
    revoke: (revocation) => revoke(redis, revocation, clock.now()),
  });
  const grpc = createGrpcServer({
    logger, certificate, edge, reflection: config.REFLECTION,
    onRefused: (error) => metrics.beginLookup('grpc')(error),
  });
  grpc.addService(connectService, buildGrpcApi({ lookUp, metrics, logger }), { lookup: 'lookups' });
  const reasons = () => [...reasonsWithoutRoutes(directory), ...edge.verifier.reasonsNotReady(), ...clock.reasons()];
  readiness(() => (draining ? ['draining'] : reasons()));
  const httpPort = await http.listen(config.HTTP_LISTEN);
  const port = await grpc.listen(config.LISTEN);
  clock.start().catch(() => undefined); // Redis is unreachable: the clock keeps asking it.
  // Before the routing, without which no lookup is answered. Without Redis an ended token gets a route of the copy, and
  // no server takes it.
  await Promise.all([tokens.start(), limits.start()]);
  await routing.start();
  logger.info({ httpPort, port }, 'connect listens');
  return {
    drain: async () => {
      draining = true;
      const deadlineMs = config.DRAIN_SECONDS * 1_000;
      await Promise.all([http.drain(deadlineMs), grpc.drain(deadlineMs)]);
      for (const each of [routing, tokens, limits, clock]) each.stop();
      edge.close();
      redis.disconnect();
    },
  };
}
