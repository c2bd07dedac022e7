import { readCassandraConnection } from '@cecochat/cassandra';
import { readKafkaConnection } from '@cecochat/kafka';
import { readRedisConnection } from '@cecochat/redis';
import { runOnce } from '../run-service.ts';
import { configSchema } from './config.ts';
import { setUp } from './set-up.ts';

await runOnce({
  name: 'setup',
  schema: configSchema,
  run: (config, logger) => setUp({
    platform: config.PLATFORM,
    kafka: readKafkaConnection(config),
    topicPrefix: config.TOPIC_PREFIX,
    partitions: config.PARTITIONS,
    kafkaReplicationFactor: config.KAFKA_REPLICATION_FACTOR,
    cassandra: readCassandraConnection(config),
    cassandraReplicationFactor: config.CASSANDRA_REPLICATION_FACTOR,
    redis: readRedisConnection(config),
    logRestored: config.LOG_RESTORED,
    logger,
  }),
});
