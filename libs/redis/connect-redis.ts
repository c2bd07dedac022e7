import { isIP } from 'node:net';
import { Redis, type RedisOptions } from 'ioredis';

/** What these libraries need of a logger; pino fits. */
export interface RedisLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** How Redis is reached. */
export interface RedisConnection {
  /** Its credentials count; rediss:// is TLS. */
  readonly url: string;
  /** In PEM, in place of the usual certificates. */
  readonly ca?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** No command waits longer for Redis than this: routing and dedupe have an answer without it. */
const commandTimeoutMs = 1_000;
const reconnectCapMs = 1_000;

/**
 * A client of Redis that reconnects for ever and never makes a caller wait for that: while Redis is away each command
 * fails at once. Says when Redis goes and comes, not for every attempt.
 */
export function connectRedis(server: string | RedisConnection, logger: RedisLogger): Redis {
  const connection = typeof server === 'string' ? { url: server } : server;
  const redis = new Redis(connection.url, {
    ...buildSecurity(connection),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: commandTimeoutMs,
    retryStrategy: (attempt) => Math.min(attempt * 50, reconnectCapMs),
    protocol: 2,
  });
  let away = false;
  redis.on('error', (error: Error) => {
    // Nothing else of it: an error of the client carries the command that failed, which may be the one with the password.
    if (!away) logger.warn({ reason: reasonOf(error) }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info({}, 'redis is back');
    away = false;
  });
  return redis;
}

/** Pure: what the client is told of users and TLS. */
export function buildSecurity({ url, ca, username, password }: RedisConnection): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    // The name is for servers behind a gateway that goes by it.
    ...(protocol === 'rediss:' && { tls: { ...(ca !== undefined && { ca }), ...(isIP(host) === 0 && { servername: host }) } }),
  };
}

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return error.message === '' ? (code ?? error.name) : error.message;
}

/** Waits until the client can be used. Throws an Error naming the address when that takes longer than the deadline. */
export async function untilRedisReady(redis: Redis, deadlineMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const giveUp = setTimeout(() => {
    reject(new Error(`redis at ${redis.options.host}:${redis.options.port} did not answer within ${deadlineMs / 1000} s`));
  }, deadlineMs);
  const ready = () => resolve(undefined);
  redis.once('ready', ready);
  try {
    await promise;
  } finally {
    clearTimeout(giveUp);
    redis.off('ready', ready);
  }
}
