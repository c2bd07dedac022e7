import { redisRules, redisSettings } from '@cecochat/redis';
import { hostPort, obeys, serverTlsRules, serverTlsSettings } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of connect, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('connect').describe('name of this process, for the logs'),
  HTTP_LISTEN: hostPort.describe('host:port for HTTP'),
  LISTEN: hostPort.describe('host:port for gRPC'),
  ...serverTlsSettings,
  ADMIN_LISTEN: hostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  ...redisSettings,
  TOKEN_KEYS: z.string().min(1).describe('file or URL of the JSON Web Key Set that tokens are checked with'),
  TOKEN_ISSUER: z.string().default('cecochat').describe('issuer that tokens must name'),
  TOKEN_AUDIENCE: z.string().default('cecochat').describe('audience that tokens must name'),
  ISSUER_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('file of the private JSON Web Key of the development issuer, which gives a token for any user to anybody who asks; off without it'),
  ISSUER_TOKEN_SECONDS: z.coerce.number().int().min(1).max(30 * 86_400).default(86_400).describe('how long tokens of the development issuer are valid'),
  DRAIN_SECONDS: z.coerce.number().int().min(1).max(600).default(10).describe('how long calls under way may take when the server is told to stop'),
}).check(obeys(serverTlsRules), obeys(redisRules));

export type Config = z.infer<typeof configSchema>;
