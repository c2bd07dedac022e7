import { readCassandraConnection } from '@cecochat/cassandra';
import { readKafkaConnection } from '@cecochat/kafka';
import { createLogger, loadConfig } from '@cecochat/runtime';
import { configSchema } from './config.ts';
import { setUp } from './set-up.ts';

const config = loadConfig({
  name: 'setup',
  description: 'Creates the topics in Kafka and the tables in Cassandra that are not there, and ends.',
  schema: configSchema,
});
const logger = createLogger({ name: 'setup', level: config.LOG_LEVEL });
try {
  await setUp({
    kafka: readKafkaConnection(config),
    topicPrefix: config.TOPIC_PREFIX,
    partitions: config.PARTITIONS,
    kafkaReplicationFactor: config.KAFKA_REPLICATION_FACTOR,
    cassandra: readCassandraConnection(config),
    cassandraReplicationFactor: config.CASSANDRA_REPLICATION_FACTOR,
    logger,
  });
} catch (error) {
  process.stderr.write(`error: ${Error.isError(error) ? error.message : String(error)}\n`);
  process.exit(1);
}
