import { connectRedis, untilRedisReady, type RedisConnection, type RedisLogger } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { ServableSpec } from '../objects/index.ts';
import type { SecretBook } from './secret-book.ts';

/** A new connection is waited for so long, in milliseconds: what has not begun to answer is not away. */
const readyMs = 1_000;

/** The operator's connection to the Redis of one ChatCluster: another one when the spec or the credentials change. */
export class RedisClient {
  readonly #logger: RedisLogger;
  #open: { readonly key: string; readonly redis: Redis } | undefined;

  constructor(logger: RedisLogger) {
    this.#logger = logger;
  }

  /** Rejects when the API server cannot be asked for the credentials. */
  async connect({ dependencies: { redis } }: ServableSpec, secrets: SecretBook): Promise<Redis> {
    const { url, tls, credentials } = redis;
    const login = credentials && (await secrets.read(credentials.secretName));
    const ca = tls?.caSecret && (await secrets.read(tls.caSecret.name))?.[tls.caSecret.key];
    const connection: RedisConnection = { url, ca, username: login?.['username'], password: login?.['password'] };
    const key = JSON.stringify(connection);
    if (this.#open?.key !== key) {
      this.close();
      const redis = connectRedis(connection, this.#logger);
      this.#open = { key, redis };
      await untilRedisReady(redis, readyMs).catch(() => undefined); // It is away then, which is seen when it is asked.
      return redis;
    }
    return this.#open.redis;
  }

  close(): void {
    this.#open?.redis.disconnect();
    this.#open = undefined;
  }
}
