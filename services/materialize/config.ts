import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { kafkaRules, kafkaSettings } from '@cecochat/kafka';
import { ownHostPort, obeys, platformSettings } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of materialize, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('materialize').describe('name of this process, for Kafka and the logs'),
  ADMIN_LISTEN: ownHostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  ...platformSettings,
  ...kafkaSettings,
  ...cassandraSettings,
}).check(obeys(kafkaRules), obeys(cassandraRules));

export type Config = z.infer<typeof configSchema>;
