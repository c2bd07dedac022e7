import { keyspacePattern } from '@cecochat/cassandra';
import { maxPartitionCount } from '@cecochat/redis';
import { commaSeparated } from '@cecochat/runtime';
import { z } from 'zod';

const count = (max: number) => z.coerce.number().int().min(1).max(max);

/** Settings of the set-up step, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  KAFKA_BROKERS: commaSeparated.describe('host:port of Kafka brokers, comma separated'),
  TOPIC_PREFIX: z.string().default('').describe('prefix of topics and groups, where platforms share a Kafka'),
  PARTITIONS: count(maxPartitionCount).describe('partitions of the topic of messages; can never be changed'),
  KAFKA_REPLICATION_FACTOR: count(9).default(1).describe('brokers that hold each record'),
  CASSANDRA_CONTACT_POINTS: commaSeparated.describe('host:port of Cassandra nodes, comma separated'),
  CASSANDRA_DATACENTER: z.string().min(1).default('datacenter1').describe('data centre that holds the keyspace'),
  CASSANDRA_KEYSPACE: z.string().regex(keyspacePattern).default('cecochat').describe('keyspace of the tables'),
  CASSANDRA_REPLICATION_FACTOR: count(9).default(1).describe('nodes that hold each row; counts for a new keyspace only'),
});
