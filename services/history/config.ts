import { keyspacePattern } from '@cecochat/cassandra';
import { commaSeparated, hostPort } from '@cecochat/runtime';
import { z } from 'zod';

/** Settings of history, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).default('history').describe('name of this process, for the logs'),
  LISTEN: hostPort.describe('host:port for gRPC'),
  ADMIN_LISTEN: hostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  CASSANDRA_CONTACT_POINTS: commaSeparated.describe('host:port of Cassandra nodes, comma separated'),
  CASSANDRA_DATACENTER: z.string().min(1).default('datacenter1').describe('data centre whose quorum is asked'),
  CASSANDRA_KEYSPACE: z.string().regex(keyspacePattern).default('cecochat').describe('keyspace of the tables'),
  REDIS_URL: z.url().describe('URL of Redis'),
  TOKEN_KEYS: z.string().min(1).describe('file or URL of the JSON Web Key Set that tokens are checked with'),
  TOKEN_ISSUER: z.string().default('cecochat').describe('issuer that tokens must name'),
  TOKEN_AUDIENCE: z.string().default('cecochat').describe('audience that tokens must name'),
  DRAIN_SECONDS: z.coerce.number().int().min(1).max(600).default(10).describe('how long calls under way may take when the server is told to stop'),
});

export type Config = z.infer<typeof configSchema>;
