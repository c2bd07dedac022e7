import { cassandraRules, cassandraSettings } from '@cecochat/cassandra';
import { maxSessionTokenSeconds, redisRules, redisSettings } from '@cecochat/redis';
import {
  drainSeconds, edgeRules, edgeSettings, flag, nameForLogs, obeys, ownHostPort, platformSettings,
  processSettings, serverTlsRules, serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';
import { providerList } from './providers/index.ts';

/** Settings of accounts, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: nameForLogs('accounts'),
  LISTEN: ownHostPort.describe('host:port for gRPC'),
  ...platformSettings,
  ...serverTlsSettings,
  ...processSettings,
  ...cassandraSettings,
  ...redisSettings,
  ...edgeSettings,
  SIGN_UP: flag.describe('whether every caller can sign up'),
  PROVIDERS: providerList
    .optional()
    .describe('OpenID Connect providers at which users sign in, as JSON: see docs/providers.md'),
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(60).max(maxSessionTokenSeconds).default(600)
    .describe('how long an access token is valid; a session gets the next one by its refresh token'),
  SESSION_IDLE_DAYS: z.coerce.number().int().min(1).max(365).default(30)
    .describe('a session that is not refreshed for as long ends'),
  DRAIN_SECONDS: drainSeconds,
}).check(
  obeys(serverTlsRules), obeys(edgeRules), obeys(cassandraRules), obeys(redisRules), obeys([issuesValidTokens]),
);

interface Lives {
  readonly ACCESS_TOKEN_SECONDS: number;
  readonly TOKEN_MAX_SECONDS: number;
}

function issuesValidTokens({ ACCESS_TOKEN_SECONDS: life, TOKEN_MAX_SECONDS: longest }: Lives) {
  if (life <= longest) return undefined;
  return { setting: 'ACCESS_TOKEN_SECONDS', problem: `must be at most CECOCHAT_TOKEN_MAX_SECONDS, ${longest}` };
}

export type Config = z.infer<typeof configSchema>;
