import { readCassandraConnection } from '@cecochat/cassandra';
import { historyService, type cecochat } from '@cecochat/contracts';
import { readRedisConnection } from '@cecochat/redis';
import { authenticated, createGrpcServer, openEdge, openServerCertificate, type Logger } from '@cecochat/runtime';
import type { RunningService, ServiceContext } from '../run-service.ts';
import type { Config } from './config.ts';
import { History } from './history.ts';

/** Starts the service on its ports; callers get `unavailable` until the stores answer. */
export async function startHistoryServer({
  config, logger, registry, readiness,
}: ServiceContext<Config>): Promise<RunningService> {
  const history = new History({
    redis: readRedisConnection(config),
    cassandra: readCassandraConnection(config),
    registry,
    logger,
    charge: (user, tokens) => edge.limits.takeUser('pages', user, tokens),
    useLimits: (limits) => edge.limits.use(limits),
  });
  const edge = openEdge(config, { registry, logger, wallClock: history.clock.now, ...history.tokens.checks });
  const server = createGrpcServer({
    logger,
    certificate: openServerCertificate(config, logger),
    edge, reflection: config.REFLECTION,
  });
  server.addService(historyService, handlersOf(history, logger), {
    getUserHistory: 'pages', getDialogHistory: 'pages', getGroupHistory: 'pages', listConversations: 'pages',
  });
  readiness(() => [...history.reasonsNotReady(), ...edge.verifier.reasonsNotReady()]);
  const port = await server.listen(config.LISTEN);
  await history.start();
  logger.info({ port }, 'history listens');
  return {
    drain: async () => {
      await server.drain(config.DRAIN_SECONDS * 1_000);
      edge.close();
      await history.close();
    },
  };
}

function handlersOf(history: History, logger: Logger) {
  return {
    getUserHistory: authenticated<cecochat.v1.IGetUserHistoryRequest, cecochat.v1.IGetUserHistoryResponse>(
      (request, { user }) => history.getUserHistory(user, request), logger,
    ),
    getDialogHistory: authenticated<cecochat.v1.IGetDialogHistoryRequest, cecochat.v1.IGetDialogHistoryResponse>(
      (request, { user }) => history.getDialogHistory(user, request), logger,
    ),
    getGroupHistory: authenticated<cecochat.v1.IGetGroupHistoryRequest, cecochat.v1.IGetGroupHistoryResponse>(
      (request, { user }) => history.getGroupHistory(user, request), logger,
    ),
    listConversations: authenticated<cecochat.v1.IListConversationsRequest, cecochat.v1.IListConversationsResponse>(
      (request, { user }) => history.listConversations(user, request), logger,
    ),
  };
}
