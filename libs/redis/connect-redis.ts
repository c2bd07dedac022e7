import { isIP } from 'node:net';
import { formatHostPort, splitHostPort, withoutBrackets } from '@cecochat/contracts';
import type { ClientTls } from '@cecochat/runtime';
import { Redis, type RedisOptions } from 'ioredis';
import { diagnose, parseInfo } from './diagnosis.ts';
import { signWith } from './signing.ts';

/** The logger that these libraries need; pino fits. */
export interface RedisLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Sentinels know which Redis is the master at present. */
export interface RedisSentinels {
  /** host:port of each; one that answers is enough. */
  readonly addresses: readonly string[];
  /** The Sentinels' name for the master. */
  readonly masterName: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** How Redis is reached. Credentials and certificates are asked for at every connection: they may change. */
export interface RedisConnection {
  /** Its credentials count; rediss:// is TLS. With Sentinel its host is only the name in certificates. */
  readonly url: string;
  readonly sentinels?: RedisSentinels | undefined;
  /** Certificates, where the URL begins with rediss://; Sentinels have the same. */
  readonly tls?: ClientTls | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Begins every key and channel of the platform; `defaultRedisPrefix` when left out. */
  readonly prefix?: string | undefined;
  /** Keys that sign the routing and the keys of tokens, one a line; left out: neither signed nor verified. */
  readonly signingKeys?: string | undefined;
}

/** In braces, so that all keys are in one slot: scripts take keys of several kinds and devices at once. */
export const defaultRedisPrefix = '{cecochat}:';

/** Any name, with characters that mean nothing in patterns of keys. */
export const redisPrefixPattern = /^[a-zA-Z0-9{}:/._-]{1,200}$/;

/** The full name of a channel: the client puts the prefix before keys, but not before channels. */
export const channelOf = (redis: Redis, name: string): string => `${redis.options.keyPrefix ?? ''}${name}`;

/** No command waits longer for Redis than this: routing and dedupe have an answer without it. */
const commandTimeoutMs = 1_000;
const reconnectCapMs = 1_000;

/** Replies of a former master, which scripts quote. Another Redis may be the master by now. */
const isReadOnly = (message: string): boolean => /\bREADONLY\b/.test(message);
/** Replies of a Redis that takes no writes: it is full, or cannot write its data to disk. */
const takesNoWrites = (message: string): boolean => /\b(OOM|MISCONF)\b/.test(message);

/** The same refusal is logged once within this, in milliseconds. */
const sayAgainMs = 60_000;

/**
 * A client of Redis that reconnects for ever and never makes a caller wait for that: while Redis is unreachable each
 * command fails at once. Logs when Redis becomes unreachable and when it is back, not every attempt, and settings that
 * make a reachable Redis unusable.
 */
export function connectRedis(
  server: string | RedisConnection, logger: RedisLogger, onRefusal?: (reason: RedisRefusal) => void,
): Redis {
  const connection = typeof server === 'string' ? { url: server } : server;
  const refusals = new Refusals(logger, onRefusal);
  const redis = new Redis(connection.url, {
    ...buildSecurity(connection),
    ...buildSentinels(connection),
    keyPrefix: connection.prefix ?? defaultRedisPrefix,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: commandTimeoutMs,
    retryStrategy: refreshing(connection),
    reconnectOnError: ({ message }) => {
      refusals.note(message);
      return isReadOnly(message);
    },
    protocol: 2,
  });
  if (connection.signingKeys !== undefined) signWith(redis, () => connection.signingKeys ?? '');
  followState(redis, logger);
  return redis;
}

/** The client calls this with its options before it reconnects: it updates the credentials, and returns the pause. */
function refreshing(connection: RedisConnection) {
  return function refresh(this: RedisOptions | undefined, attempt: number): number {
    if (this !== undefined)
      Object.assign(
        this,
        buildSecurity(connection),
        connection.sentinels && buildSentinelSecurity(connection, connection.sentinels),
      );
    return Math.min(attempt * 50, reconnectCapMs);
  };
}

function followState(redis: Redis, logger: RedisLogger): void {
  let away = false;
  redis.on('error', (error: Error) => {
    // Nothing else of it: an error of the client carries the command that failed, which may be the one with the
    // password.
    if (!away) logger.warn({ reason: reasonOf(error) }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info({}, 'redis is back');
    away = false;
    redis.info().then(
      (info) => {
        for (const { message } of diagnose(parseInfo(info)))
          logger.warn({ reason: message }, 'redis is not set up for this');
      },
      () => undefined,
    ); // Redis is unreachable again, or its user may not run INFO.
  });
}

/** Why Redis does not take a write although it answers. */
export type RedisRefusal = 'read-only' | 'full';

/** Counts what Redis refuses, and logs it once in a while. */
class Refusals {
  readonly #logger: RedisLogger;
  readonly #onRefusal: ((reason: RedisRefusal) => void) | undefined;
  readonly #saidMs = new Map<string, number>();

  constructor(logger: RedisLogger, onRefusal: ((reason: RedisRefusal) => void) | undefined) {
    this.#logger = logger;
    this.#onRefusal = onRefusal;
  }

  note(message: string): void {
    if (!isReadOnly(message) && !takesNoWrites(message)) return;
    this.#onRefusal?.(isReadOnly(message) ? 'read-only' : 'full');
    const what = isReadOnly(message) ? 'redis is a read-only replica, connecting anew' : 'redis takes no writes';
    const nowMs = performance.now();
    if (nowMs - (this.#saidMs.get(what) ?? -Infinity) < sayAgainMs) return;
    this.#saidMs.set(what, nowMs);
    this.#logger.warn({ reason: message }, what);
  }
}

/** Pure: the client options for users and TLS. */
export function buildSecurity({
  url, tls: { ca, cert, key, minVersion } = {}, username, password,
}: RedisConnection): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  const { protocol, hostname } = new URL(url);
  const host = withoutBrackets(hostname);
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    // The name is for servers behind a gateway that goes by it.
    ...(protocol === 'rediss:' && {
      tls: {
        ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert, key }), ...(minVersion && { minVersion }),
        ...(isIP(host) === 0 && { servername: host }),
      },
    }),
  };
}

type SentinelOptions = Pick<
  RedisOptions,
  | 'sentinels'
  | 'name'
  | 'role'
  | 'failoverDetector'
  | 'sentinelRetryStrategy'
  | 'sentinelUsername'
  | 'sentinelPassword'
  | 'enableTLSForSentinelMode'
  | 'sentinelTLS'
>;

/** Pure: the client options for Sentinel. A failover notifies the client at once; each connect asks Sentinel again. */
export function buildSentinels(connection: RedisConnection): SentinelOptions {
  const { sentinels } = connection;
  if (sentinels === undefined) return {};
  const { addresses, masterName } = sentinels;
  return {
    sentinels: addresses.map(splitHostPort),
    name: masterName,
    role: 'master',
    failoverDetector: true,
    sentinelRetryStrategy: refreshing(connection),
    ...buildSentinelSecurity(connection, sentinels),
  };
}

function buildSentinelSecurity(connection: RedisConnection, { username, password }: RedisSentinels): SentinelOptions {
  const { tls } = buildSecurity(connection);
  return {
    ...(username !== undefined && { sentinelUsername: username }),
    ...(password !== undefined && { sentinelPassword: password }),
    ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
  };
}

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return error.message === '' ? (code ?? error.name) : error.message;
}

/** The place of Redis, for messages to operators. */
export function placeOf({ options }: Redis): string {
  const { sentinels, name, host, port } = options;
  if (!sentinels?.length) return formatHostPort({ host: host ?? '', port: port ?? '' });
  const places = sentinels.map((each) => formatHostPort({ host: each.host ?? '', port: each.port ?? '' }));
  return `${name} of sentinels ${places.join(', ')}`;
}

/** Waits until the client can be used. Throws an Error naming the address when that takes longer than the deadline. */
export async function untilRedisReady(redis: Redis, deadlineMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const giveUp = setTimeout(() => {
    reject(new Error(`redis at ${placeOf(redis)} did not answer within ${deadlineMs / 1000} s`));
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
