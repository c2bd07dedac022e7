import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { kafkaRules, kafkaSettings } from '@cecochat/kafka';
import { redisRules, redisSettings } from '@cecochat/redis';
import {
  edgeRules, edgeSettings, nameForLogs, obeys, ownHostPort, platformSettings, processSettings, serverTlsRules,
  serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of groups, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z
  .object({
    NAME: nameForLogs('groups'),
    LISTEN: ownHostPort.describe('host:port for gRPC'),
    ...platformSettings,
    ...serverTlsSettings,
    ...processSettings,
    ...kafkaSettings,
    ...cassandraSettings,
    ...redisSettings,
    ...edgeSettings,
    DRAIN_SECONDS: z.coerce
      .number()
      .int()
      .min(1)
      .max(600)
      .default(10)
      .describe('how long calls under way may take when the server is told to stop'),
  })
  .check(obeys(serverTlsRules), obeys(edgeRules), obeys(kafkaRules), obeys(cassandraRules), obeys(redisRules));

export type Config = z.infer<typeof configSchema>;
