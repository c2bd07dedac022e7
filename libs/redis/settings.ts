import { readFileSync } from 'node:fs';
import { certificateFile, needs, type SettingProblem, type SettingRule } from '@cecochat/runtime';
import { z } from 'zod';
import type { RedisConnection } from './connect-redis.ts';

/** Settings of whoever uses Redis. */
export const redisSettings = {
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://127.0.0.1:6379, or rediss:// for TLS' }).describe('URL of Redis; rediss:// for TLS'),
  REDIS_CA: certificateFile.optional().describe('PEM file of the certificates that Redis is checked with, in place of the usual ones'),
  REDIS_USERNAME: z.string().min(1).optional().describe('user of Redis, where it is not in the URL'),
  REDIS_PASSWORD: z.string().min(1).optional().describe('password of Redis, where it is not in the URL'),
};

export type RedisSettings = z.infer<z.ZodObject<typeof redisSettings>>;

export const redisRules: readonly SettingRule<RedisSettings>[] = [needs('REDIS_USERNAME', 'REDIS_PASSWORD'), caNeedsTls, passwordOnce];

function caNeedsTls({ REDIS_URL: url, REDIS_CA: ca }: RedisSettings): SettingProblem | undefined {
  if (ca === undefined || url.startsWith('rediss:')) return undefined;
  return { setting: 'REDIS_CA', problem: 'has no effect unless CECOCHAT_REDIS_URL begins with rediss://' };
}

function passwordOnce({ REDIS_URL: url, REDIS_PASSWORD: password }: RedisSettings): SettingProblem | undefined {
  const { username, password: inUrl } = new URL(url);
  if (password === undefined || (username === '' && inUrl === '')) return undefined;
  return { setting: 'REDIS_PASSWORD', problem: 'CECOCHAT_REDIS_URL has a user or a password already: one place only' };
}

/** How the settings say that Redis is reached. Throws when the file of certificates is gone. */
export function readRedisConnection({ REDIS_URL: url, REDIS_CA: ca, REDIS_USERNAME: username, REDIS_PASSWORD: password }: RedisSettings): RedisConnection {
  return { url, ca: ca && readFileSync(ca, 'utf8'), username, password };
}
