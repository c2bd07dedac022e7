import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { redisRules, redisSettings } from '@cecochat/redis';
import {
  drainSeconds, edgeRules, edgeSettings, nameForLogs, obeys, ownHostPort, platformSettings, processSettings,
  serverTlsRules, serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of history, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: nameForLogs('history'),
  LISTEN: ownHostPort.describe('host:port for gRPC'),
  ...platformSettings,
  ...serverTlsSettings,
  ...processSettings,
  ...cassandraSettings,
  ...redisSettings,
  ...edgeSettings,
  DRAIN_SECONDS: drainSeconds,
}).check(obeys(serverTlsRules), obeys(edgeRules), obeys(cassandraRules), obeys(redisRules));

export type Config = z.infer<typeof configSchema>;
