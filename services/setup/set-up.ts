import { randomUUID } from 'node:crypto';
import { ensureSchema, platformTable, type CassandraConnection, type CassandraLogger } from '@cecochat/cassandra';
import { createKafka, KafkaLogAdmin, platformTopic, topicNames, type KafkaConnection } from '@cecochat/kafka';
import { connectRedis, platformKey, untilRedisReady, type RedisConnection } from '@cecochat/redis';
import { ensureIdentity, IdentityError, storedFormat } from '@cecochat/runtime';
import { renewLog } from './renew-log.ts';

export interface SetUpOptions {
  /** Name of the platform. */
  readonly platform: string;
  readonly kafka: KafkaConnection;
  readonly topicPrefix: string;
  readonly partitions: number;
  readonly kafkaReplicationFactor: number;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly cassandraReplicationFactor: number;
  readonly redis: RedisConnection;
  /** The log was restored from a copy: it begins a new generation. */
  readonly logRestored: boolean;
  readonly logger: CassandraLogger;
}

/** How long the stores may take to come up. */
const storeDeadlineMs = 60_000;

/**
 * Creates the missing topics and tables, and records the identity of the platform in every store; running it again
 * changes nothing. Throws an Error that names the obstacle in one line.
 */
export async function setUp(options: SetUpOptions): Promise<void> {
  const { logger, partitions, topicPrefix, cassandra, kafkaReplicationFactor: replicationFactor } = options;
  const kafka = createKafka({ ...options.kafka, clientId: 'setup', logger });
  const admin = new KafkaLogAdmin(kafka);
  const names = topicNames(topicPrefix);
  const inKafka = <T>(work: () => Promise<T>) => named(`kafka at ${options.kafka.brokers.join(', ')}`, work);
  await inKafka(() => admin.ensurePlatformTopic({ names, replicationFactor }));
  await ensureSchema({
    ...cassandra,
    replicationFactor: options.cassandraReplicationFactor,
    deadlineMs: storeDeadlineMs, logger,
  });
  logger.info({ keyspace: cassandra.keyspace }, 'schema is there');
  const topic = platformTopic({ kafka, topic: names.platform });
  const table = platformTable({ ...cassandra, logger });
  await withRedis(options, async (key) => {
    const stores = [
      table,
      {
        ...topic, read: () => inKafka(topic.read),
        write: (identity: Parameters<typeof topic.write>[0]) => inKafka(() => topic.write(identity)),
      },
      key,
    ];
    const identity = await ensureIdentity(stores, {
      id: randomUUID(), name: options.platform, format: storedFormat, partitions,
    });
    logger.info({ ...identity }, 'the stores belong to this platform');
  });
  const { warnings, isLogNew } = await inKafka(() => admin.ensureTopics({ names, partitions, replicationFactor }));
  for (const warning of warnings) logger.warn({}, warning);
  logger.info({ topics: [names.messages, names.groups, names.rejected], partitions }, 'topics are there');
  const restored = options.logRestored ? await inKafka(() => admin.readOffsets(names.messages)) : undefined;
  await renewLog({ cassandra, logger, created: isLogNew, restored, wallClock: Date.now });
}

async function withRedis(
  options: SetUpOptions,
  work: (key: ReturnType<typeof platformKey>) => Promise<void>,
): Promise<void> {
  const redis = connectRedis(options.redis, options.logger);
  try {
    await untilRedisReady(redis, storeDeadlineMs);
    await work(platformKey(redis));
  } finally {
    redis.disconnect();
  }
}

/** Prefixes the message of an error with the name of the store. */
async function named<T>(store: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof IdentityError) throw error;
    throw new Error(`${store}: ${Error.isError(error) ? error.message : String(error)}`, { cause: error });
  }
}
