import { Redis } from 'ioredis';

/** What these libraries need of a logger; pino fits. */
export interface RedisLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** No command waits longer for Redis than this: routing and dedupe have an answer without it. */
const commandTimeoutMs = 1_000;
const reconnectCapMs = 1_000;

/**
 * A client of Redis that reconnects for ever and never makes a caller wait for that: while Redis is away each command
 * fails at once. Says when Redis goes and comes, not for every attempt.
 */
export function connectRedis(url: string, logger: RedisLogger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: commandTimeoutMs,
    retryStrategy: (attempt) => Math.min(attempt * 50, reconnectCapMs),
    protocol: 2,
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) logger.warn({ err: error }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info({}, 'redis is back');
    away = false;
  });
  return redis;
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
