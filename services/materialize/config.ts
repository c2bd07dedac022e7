import { keyspacePattern } from '@cecochat/cassandra';
import { commaSeparated, hostPort } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of materialize, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('materialize').describe('name of this process, for Kafka and the logs'),
  ADMIN_LISTEN: hostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  KAFKA_BROKERS: commaSeparated.describe('host:port of Kafka brokers, comma separated'),
  TOPIC_PREFIX: z.string().default('').describe('prefix of topics and groups, where platforms share a Kafka'),
  CASSANDRA_CONTACT_POINTS: commaSeparated.describe('host:port of Cassandra nodes, comma separated'),
  CASSANDRA_DATACENTER: z.string().min(1).default('datacenter1').describe('data centre whose quorum is asked'),
  CASSANDRA_KEYSPACE: z.string().regex(keyspacePattern).default('cecochat').describe('keyspace of the tables'),
});

export type Config = z.infer<typeof configSchema>;
