import { readCassandraConnection } from '@cecochat/cassandra';
import { groupsService, type cecochat } from '@cecochat/contracts';
import { readKafkaConnection } from '@cecochat/kafka';
import { readRedisConnection } from '@cecochat/redis';
import { authenticated, createGrpcServer, openEdge, openServerCertificate } from '@cecochat/runtime';
import type { RunningService, ServiceContext } from '../run-service.ts';
import type { Config } from './config.ts';
import { Groups } from './groups.ts';

export interface GroupsServer extends RunningService {
  readonly groups: Groups;
}

/** Starts the service on its ports; callers get `unavailable` until `groups.serve` has found the stores. */
export async function startGroupsServer({ config, logger, registry,
  readiness }: ServiceContext<Config>): Promise<GroupsServer> {
  const groups = new Groups({
    name: config.NAME, kafka: readKafkaConnection(config), topicPrefix: config.TOPIC_PREFIX,
      cassandra: readCassandraConnection(config),
    redis: readRedisConnection(config), registry, logger, random: Math.random, useLimits: (limits) =>
      edge.limits.use(limits),
  });
  const edge = openEdge(config, { registry, logger, wallClock: groups.clock.now, ...groups.tokens.checks });
  const server = createGrpcServer({ logger, certificate: openServerCertificate(config, logger), edge,
    reflection: config.REFLECTION });
  server.addService(groupsService, {
    changeGroup: authenticated((request: cecochat.v1.IChangeGroupRequest, { user }) =>
      groups.changeGroup(user, request), logger),
    getGroup: authenticated((request: cecochat.v1.IGetGroupRequest, { user }) => groups.getGroup(user, request),
      logger),
    getMembers: authenticated((request: cecochat.v1.IGetMembersRequest, { user }) => groups.getMembers(user, request),
      logger),
    getMyGroups: authenticated((request: cecochat.v1.IGetMyGroupsRequest, { user }) =>
      groups.getMyGroups(user, request), logger),
  }, { changeGroup: 'sends', getGroup: 'pages', getMembers: 'pages', getMyGroups: 'pages' });
  readiness(() => [...groups.reasonsNotReady(), ...edge.verifier.reasonsNotReady()]);
  const port = await server.listen(config.LISTEN);
  await groups.start();
  logger.info({ port }, 'groups listens');
  return {
    groups,
    drain: async () => {
      await server.drain(config.DRAIN_SECONDS * 1_000);
      edge.close();
      await groups.close();
    },
  };
}
