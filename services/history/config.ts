import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { redisRules, redisSettings } from '@cecochat/redis';
import { edgeRules, edgeSettings, ownHostPort, obeys, platformSettings, serverTlsRules, serverTlsSettings } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of history, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('history').describe('name of this process, for the logs'),
  LISTEN: ownHostPort.describe('host:port for gRPC'),
  ...platformSettings,
  ...serverTlsSettings,
  ADMIN_LISTEN: ownHostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  ...cassandraSettings,
  ...redisSettings,
  ...edgeSettings,
  DRAIN_SECONDS: z.coerce.number().int().min(1).max(600).default(10).describe('how long calls under way may take when the server is told to stop'),
}).check(obeys(serverTlsRules), obeys(edgeRules), obeys(cassandraRules), obeys(redisRules));

export type Config = z.infer<typeof configSchema>;
