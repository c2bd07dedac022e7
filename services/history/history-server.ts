import { readCassandraConnection } from '@cecochat/cassandra';
import { historyService, type cecochat } from '@cecochat/contracts';
import { readRedisConnection } from '@cecochat/redis';
import {
  authenticated, createGrpcServer, createRegistry, createTokenVerifier, openServerCertificate, startAdminServer, type Logger,
} from '@cecochat/runtime';
import type { Config } from './config.ts';
import { History } from './history.ts';

export interface HistoryServer {
  readonly port: number;
  readonly adminPort: number;
  /** Refuses new calls, finishes those under way and lets go of everything. */
  drain(): Promise<void>;
}

/** Starts the service on its ports; callers are told `unavailable` until the stores answer. */
export async function startHistoryServer(config: Config, logger: Logger): Promise<HistoryServer> {
  const registry = createRegistry('history');
  const history = new History({
    redis: readRedisConnection(config),
    cassandra: readCassandraConnection(config),
    registry,
    logger,
  });
  const verifier = createTokenVerifier({
    keys: config.TOKEN_KEYS, issuer: config.TOKEN_ISSUER, audience: config.TOKEN_AUDIENCE, clock: Date.now,
  });
  const server = createGrpcServer({ logger, certificate: openServerCertificate(config, logger) });
  server.addService(historyService, {
    getUserHistory: authenticated<cecochat.v1.IGetUserHistoryRequest, cecochat.v1.IGetUserHistoryResponse>(
      verifier, (request, { user }) => history.getUserHistory(user, request), logger,
    ),
    getDialogHistory: authenticated<cecochat.v1.IGetDialogHistoryRequest, cecochat.v1.IGetDialogHistoryResponse>(
      verifier, (request, { user }) => history.getDialogHistory(user, request), logger,
    ),
  });
  const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: () => history.reasonsNotReady() });
  const port = await server.listen(config.LISTEN);
  await history.start();
  logger.info({ port }, 'history listens');
  return {
    port,
    adminPort: admin.port,
    drain: async () => {
      await server.drain(config.DRAIN_SECONDS * 1_000);
      await history.close();
      await admin.close();
    },
  };
}
