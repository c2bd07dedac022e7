import { redisRules, redisSettings } from '@cecochat/redis';
import {
  drainSeconds, edgeRules, edgeSettings, flag, hostPort, jsonText, nameForLogs, obeys, ownHostPort, platformSettings,
  processSettings, serverTlsRules, serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';
import { addressRanges } from './address-ranges.ts';

/** Settings of web, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: nameForLogs('web'),
  HTTP_LISTEN: ownHostPort.describe('host:port for HTTP'),
  CONNECT_ADDRESS: hostPort.describe('host:port of connect for gRPC'),
  HISTORY_ADDRESS: hostPort.describe('host:port of history for gRPC'),
  GROUPS_ADDRESS: hostPort.describe('host:port of groups for gRPC'),
  ACCOUNTS_ADDRESS: hostPort.describe('host:port of accounts for gRPC'),
  SIGN_UP: flag.describe('whether every caller can sign up: whether the page offers it'),
  PROVIDERS: jsonText
    .pipe(z.array(z.looseObject({ name: z.string().min(1), label: z.string().min(1) })))
    .optional()
    .describe('the providers of accounts, as JSON: the page offers them; names and labels count here'),
  TRUSTED_PROXIES: addressRanges
    .optional()
    .describe('addresses or ranges, comma separated, of proxies whose x-forwarded-for and x-forwarded-proto count'),
  ISSUER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where connect answers by HTTP: users sign in by a number, with a token of its development issuer'),
  ...platformSettings,
  ...serverTlsSettings,
  ...processSettings,
  ...redisSettings,
  ...edgeSettings,
  DRAIN_SECONDS: drainSeconds,
}).check(obeys(serverTlsRules), obeys(edgeRules), obeys(redisRules));

export type Config = z.infer<typeof configSchema>;
