import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import { Redis, type RedisOptions as ClientOptions } from 'ioredis';
import { defaultHost, type StoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const deadlineMs = 30_000;

export interface RedisOptions extends StoreOptions {
  /** Path of redis-server. */
  readonly program: string;
  /** Address of loopback; 127.0.0.1 unless given. */
  readonly host?: string;
  readonly port: number;
  /** Whether what it holds survives a restart. */
  readonly persistent: boolean;
  /** In place of ours and beside them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What a client needs to be let in. */
  readonly client?: Pick<ClientOptions, 'username' | 'password' | 'tls'>;
}

/** Starts a Redis on loopback. */
export async function startRedis(options: RedisOptions): Promise<Child> {
  const folder = join(options.dataDir, 'redis');
  mkdirSync(folder, { recursive: true });
  const settings = {
    port: options.port,
    bind: options.host ?? defaultHost,
    dir: folder,
    save: '',
    appendonly: options.persistent ? 'yes' : 'no',
    'stop-writes-on-bgsave-error': 'no',
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const child = startChild({ name: 'redis', command: options.program, args, log: join(options.logDir, 'redis.log') });
  await untilRedisAnswers(child, options.port, { host: options.host ?? defaultHost, ...options.client });
  return child;
}

/**
 * Waits until the server on a port of loopback answers; stops the process and rejects when it ends or does not answer
 * in time.
 */
export async function untilRedisAnswers(
  child: Child,
  port: number,
  more: Pick<ClientOptions, 'host' | 'username' | 'password' | 'tls' | 'enableReadyCheck'> = {},
): Promise<void> {
  const client = new Redis({
    port, host: defaultHost, ...more, lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined); // Not up yet: asked again.
  const probe = () =>
    (client.status === 'ready' ? client.ping() : client.connect().then(() => client.ping())).then(
      () => true, () => false,
    );
  try {
    await untilReady(child, probe, deadlineMs);
  } catch (error) {
    await child.stop(0);
    throw error;
  } finally {
    client.disconnect();
  }
}
