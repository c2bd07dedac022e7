import {
  certificateFile,
  certificateRules,
  clientCertificate,
  clientKey,
  credentialsFolder,
  excludes,
  hostPorts,
  leastVersion,
  loginOf,
  needs,
  rotatedClientTls,
  type Login,
  type SettingProblem,
  type SettingRule,
} from '@cecochat/runtime';
import { z } from 'zod';
import { defaultRedisPrefix, redisPrefixPattern, type RedisConnection, type RedisSentinels } from './connect-redis.ts';
import { rotatedSigningKeys, signingKeysFile } from './signing.ts';

/** Settings of processes that use Redis. */
export const redisSettings = {
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://127.0.0.1:6379, or rediss:// for TLS' })
    .describe('URL of Redis; rediss:// for TLS'),
  REDIS_CA: certificateFile
    .optional()
    .describe('PEM file of the certificates that Redis is checked with, in place of the usual ones'),
  REDIS_CERT: clientCertificate('Redis and its Sentinels'),
  REDIS_KEY: clientKey,
  REDIS_TLS_MIN_VERSION: leastVersion,
  REDIS_USERNAME: z.string().min(1).optional().describe('user of Redis, where it is not in the URL'),
  REDIS_PASSWORD: z.string().min(1).optional().describe('password of Redis, where it is not in the URL'),
  REDIS_CREDENTIALS: credentialsFolder(false)
    .optional()
    .describe(
      'folder with the files password and, where there is a user, username, which are read again whenever Redis is ' +
        'connected to',
    ),
  REDIS_SENTINELS: hostPorts
    .optional()
    .describe('host:port of Sentinels, comma separated: the host in the URL is not asked then'),
  REDIS_MASTER_NAME: z.string().min(1).optional().describe('what the Sentinels call the Redis'),
  REDIS_SENTINEL_USERNAME: z.string().min(1).optional().describe('user of the Sentinels'),
  REDIS_SENTINEL_PASSWORD: z.string().min(1).optional().describe('password of the Sentinels'),
  REDIS_SENTINEL_CREDENTIALS: credentialsFolder(false).optional().describe('as REDIS_CREDENTIALS, for the Sentinels'),
  REDIS_PREFIX: z
    .string()
    .regex(redisPrefixPattern, 'must be 1 .. 200 of a-z, A-Z, 0-9 and {}:/._-')
    .default(defaultRedisPrefix)
    .describe('begins every key; keeps platforms that share a Redis apart'),
  REDIS_SIGNING_KEYS: signingKeysFile
    .optional()
    .describe(
      'file of keys that sign the routing and the keys of tokens in Redis, one a line: the first one signs, all ' +
        'verify; left out: neither is signed',
    ),
};

export type RedisSettings = z.infer<z.ZodObject<typeof redisSettings>>;

export const redisRules: readonly SettingRule<RedisSettings>[] = [
  needs('REDIS_USERNAME', 'REDIS_PASSWORD'),
  needs('REDIS_SENTINELS', 'REDIS_MASTER_NAME'),
  needs('REDIS_MASTER_NAME', 'REDIS_SENTINELS'),
  needs('REDIS_SENTINEL_USERNAME', 'REDIS_SENTINEL_PASSWORD'),
  needs('REDIS_SENTINEL_PASSWORD', 'REDIS_SENTINELS'),
  needs('REDIS_SENTINEL_CREDENTIALS', 'REDIS_SENTINELS'),
  excludes('REDIS_CREDENTIALS', 'REDIS_PASSWORD'),
  excludes('REDIS_SENTINEL_CREDENTIALS', 'REDIS_SENTINEL_PASSWORD'),
  ...certificateRules('REDIS_CERT', 'REDIS_KEY'),
  ...(['REDIS_CA', 'REDIS_CERT', 'REDIS_TLS_MIN_VERSION'] as const).map(needsTls),
  passwordOnce,
];

function needsTls(setting: 'REDIS_CA' | 'REDIS_CERT' | 'REDIS_TLS_MIN_VERSION'): SettingRule<RedisSettings> {
  return ({ REDIS_URL: url, [setting]: value }) =>
    value === undefined || url.startsWith('rediss:')
      ? undefined
      : { setting, problem: 'has no effect unless CECOCHAT_REDIS_URL begins with rediss://' };
}

function passwordOnce({
  REDIS_URL: url, REDIS_PASSWORD: password, REDIS_CREDENTIALS: folder,
}: RedisSettings): SettingProblem | undefined {
  const { username, password: inUrl } = new URL(url);
  if ((password === undefined && folder === undefined) || (username === '' && inUrl === '')) return undefined;
  return {
    setting: password === undefined ? 'REDIS_CREDENTIALS' : 'REDIS_PASSWORD',
    problem: 'CECOCHAT_REDIS_URL has a user or a password already: one place only',
  };
}

/** The connection to Redis, from the settings. Throws when the certificate file is missing. */
export function readRedisConnection(settings: RedisSettings): RedisConnection {
  const {
    REDIS_URL: url, REDIS_USERNAME: username, REDIS_PASSWORD: password, REDIS_PREFIX: prefix, REDIS_CREDENTIALS: folder,
  } = settings;
  const login = loginOf(folder, { username, password });
  const { REDIS_CA: ca, REDIS_CERT: cert, REDIS_KEY: key, REDIS_TLS_MIN_VERSION: minVersion } = settings;
  const tls = url.startsWith('rediss:') ? rotatedClientTls({ ca, cert, key, minVersion }) : undefined;
  const place = { url, prefix, sentinels: readSentinels(settings) };
  const signingKeys =
    settings.REDIS_SIGNING_KEYS === undefined ? () => undefined : rotatedSigningKeys(settings.REDIS_SIGNING_KEYS);
  return Object.defineProperties(current(place, login), {
    tls: { value: tls, enumerable: true },
    signingKeys: { get: signingKeys, enumerable: true },
  });
}

function readSentinels(settings: RedisSettings): RedisSentinels | undefined {
  const {
    REDIS_SENTINELS: known,
    REDIS_MASTER_NAME: masterName,
    REDIS_SENTINEL_USERNAME: username,
    REDIS_SENTINEL_PASSWORD: password,
    REDIS_SENTINEL_CREDENTIALS: folder,
  } = settings;
  if (known === undefined || masterName === undefined) return undefined;
  return current({ addresses: known, masterName }, loginOf(folder, { username, password }));
}

/** Adds the credentials, which are read from their files at each access. */
function current<Place extends object>(place: Place, login: Login): Place & Login {
  return Object.defineProperties({ ...place }, {
    username: { get: () => login.username, enumerable: true },
    password: { get: () => login.password, enumerable: true },
  }) as Place & Login;
}
