import { redisRules, redisSettings } from '@cecochat/redis';
import {
  drainSeconds, edgeRules, edgeSettings, nameForLogs, obeys, ownHostPort, platformSettings, processSettings,
  serverTlsRules, serverTlsSettings,
} from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of connect, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z
  .object({
    NAME: nameForLogs('connect'),
    HTTP_LISTEN: ownHostPort.describe('host:port for HTTP'),
    LISTEN: ownHostPort.describe('host:port for gRPC'),
    ...platformSettings, ...serverTlsSettings, ...processSettings, ...redisSettings, ...edgeSettings,
    ISSUER_KEY: z
      .string()
      .min(1)
      .optional()
      .describe(
        'file of the private JSON Web Key of the development issuer, which gives a token for any user to anybody ' +
          'who asks; off without it',
      ),
    ISSUER_TOKEN_SECONDS: z.coerce
      .number()
      .int()
      .min(1)
      .max(30 * 86_400)
      .optional()
      .describe('how long tokens of the development issuer are valid; as long as any token may be without it'),
    ROUTING_COPY: z
      .string()
      .min(1)
      .optional()
      .describe(
        'file with a copy of the routing, which counts until Redis has given a routing; it may be missing; left out: ' +
          'a process that starts while Redis is unreachable waits for it',
      ),
    DRAIN_SECONDS: drainSeconds,
  })
  .check(obeys(serverTlsRules), obeys(edgeRules), obeys(redisRules), obeys([issuesValidTokens]));

function issuesValidTokens({
  ISSUER_TOKEN_SECONDS: life, TOKEN_MAX_SECONDS: longest,
}: {
  ISSUER_TOKEN_SECONDS?: number | undefined;
  TOKEN_MAX_SECONDS: number;
}) {
  if (life === undefined || life <= longest) return undefined;
  return { setting: 'ISSUER_TOKEN_SECONDS', problem: `must be at most CECOCHAT_TOKEN_MAX_SECONDS, ${longest}` };
}

export type Config = z.infer<typeof configSchema>;
