import { ensureSchema, type CassandraConnection, type CassandraLogger } from '@cecochat/cassandra';
import { createKafka, ensureTopics, topicNames, type KafkaConnection } from '@cecochat/kafka';

export interface SetUpOptions {
  readonly kafka: KafkaConnection;
  readonly topicPrefix: string;
  readonly partitions: number;
  readonly kafkaReplicationFactor: number;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly cassandraReplicationFactor: number;
  readonly logger: CassandraLogger;
}

/** How long the stores may take to come up. */
const storeDeadlineMs = 60_000;

/**
 * Creates the topics and the tables that are not there; running it again changes nothing. Throws an Error that says in
 * one line what is in the way.
 */
export async function setUp(options: SetUpOptions): Promise<void> {
  const { logger, partitions, topicPrefix, cassandra } = options;
  const kafka = createKafka({ ...options.kafka, clientId: 'setup', logger });
  const names = topicNames(topicPrefix);
  try {
    await ensureTopics(kafka, { names, partitions, replicationFactor: options.kafkaReplicationFactor });
  } catch (error) {
    const reason = Error.isError(error) ? error.message : String(error);
    throw new Error(`kafka at ${options.kafka.brokers.join(', ')}: ${reason}`, { cause: error });
  }
  logger.info({ topics: [names.messages, names.rejected], partitions }, 'topics are there');
  await ensureSchema({ ...cassandra, replicationFactor: options.cassandraReplicationFactor, deadlineMs: storeDeadlineMs, logger });
  logger.info({ keyspace: cassandra.keyspace }, 'schema is there');
}
