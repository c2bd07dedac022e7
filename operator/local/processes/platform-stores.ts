import type { ChatClusterSpec } from '../../manifest/index.ts';

/** How the services reach the stores, and which part of them they use. */
export interface PlatformStores {
  /** Name of the platform that they belong to. */
  readonly platform?: string;
  /** host:port, comma separated. */
  readonly kafkaBrokers: string;
  readonly cassandraContactPoints: string;
  readonly redisUrl: string;
  readonly redisPrefix?: string;
  /** Path of the file of the keys that sign what is published in Redis. */
  readonly redisSigningKeys?: string;
  readonly topicPrefix?: string;
  readonly keyspace?: string;
  readonly datacenter?: string;
  readonly kafkaReplicationFactor?: number;
  readonly cassandraReplicationFactor?: number;
}

/** The stores that a spec names; undefined when it leaves them to the machine. */
export function storesInSpec({ dependencies }: ChatClusterSpec): PlatformStores | undefined {
  if (dependencies === undefined) return undefined;
  const { kafka, cassandra, redis } = dependencies;
  return {
    kafkaBrokers: kafka.addresses.join(','),
    topicPrefix: kafka.topicPrefix,
    cassandraContactPoints: cassandra.addresses.join(','),
    keyspace: cassandra.keyspace,
    datacenter: cassandra.datacenter,
    redisUrl: redis.url,
    ...(redis.prefix !== undefined && { redisPrefix: redis.prefix }),
    ...(kafka.replicationFactor !== undefined && { kafkaReplicationFactor: kafka.replicationFactor }),
    ...(cassandra.replicationFactor !== undefined && { cassandraReplicationFactor: cassandra.replicationFactor }),
  };
}
