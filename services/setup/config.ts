import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { kafkaRules, kafkaSettings } from '@cecochat/kafka';
import { maxPartitionCount, redisRules, redisSettings } from '@cecochat/redis';
import { flag, logLevel, obeys, platformSettings } from '@cecochat/runtime';
import { z } from 'zod';

const count = (max: number) => z.coerce.number().int().min(1).max(max);

/** Settings of the set-up step, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z
  .object({
    LOG_LEVEL: logLevel, ...platformSettings, ...kafkaSettings,
    PARTITIONS: count(maxPartitionCount).describe('partitions of the topic of messages; can never be changed'),
    KAFKA_REPLICATION_FACTOR: count(9).default(1).describe('brokers that hold each record'),
    ...cassandraSettings,
    CASSANDRA_REPLICATION_FACTOR: count(9)
      .default(1)
      .describe('nodes that hold each row; counts for a new keyspace only'),
    ...redisSettings,
    LOG_RESTORED: flag.describe(
      'for one run after Kafka was restored from a copy: the log begins a new generation, and what the copy lacks ' +
        'is declared as gaps',
    ),
  })
  .check(obeys(kafkaRules), obeys(cassandraRules), obeys(redisRules));
