import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedisConnection } from '@cecochat/redis';
import type { Child } from '@cecochat/runtime';
import { cacheFolders, fetchStores, startRedis, type StoreAddresses } from '@cecochat/tools';
import { freePort } from './free-ports.ts';

export interface TestStores extends StoreAddresses {
  /** How often each store holds what it is given; once by default. */
  readonly replication?: { readonly kafka: number; readonly cassandra: number };
}

/** The stores that all integration tests share. Use topics, keyspaces and keys of your own: `uniqueName`. */
export function testStores(): TestStores {
  const text = process.env['CECOCHAT_TEST_STORES'];
  if (text === undefined) throw new Error('the shared stores are started for *.integration.test.ts only');
  return JSON.parse(text) as TestStores;
}

/** A name that no other test has, fit for a keyspace or a prefix of topics. */
export const uniqueName = (stem: string): string => `${stem}_${process.pid}_${(counter++).toString(36)}_${Date.now().toString(36)}`;
let counter = 0;

/** A Redis that a platform of a test uses. */
export interface PlatformRedis {
  readonly connection: RedisConnection;
  /** Settings of services for this Redis. */
  readonly settings: Readonly<Record<string, string>>;
  /** The test is over. */
  stop(): Promise<void>;
}

export interface PrivateRedis extends PlatformRedis {
  readonly url: string;
  readonly port: number;
  /** Stops it and starts it again, empty. */
  restartEmpty(): Promise<void>;
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** A Redis of the test's own, that it may stop and start. */
export async function privateRedis(): Promise<PrivateRedis> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cecochat-redis-'));
  const { redis: program } = await fetchStores(cacheFolders.stores, () => undefined);
  const port = await freePort();
  const options = { dataDir, logDir: dataDir, program, port, persistent: false };
  let child: Child | undefined = await startRedis(options);
  const end = async () => {
    await child?.stop();
    child = undefined;
  };
  const start = async () => {
    child ??= await startRedis(options);
  };
  const url = `redis://127.0.0.1:${port}`;
  return {
    url,
    port,
    connection: { url },
    settings: { CECOCHAT_REDIS_URL: url },
    restartEmpty: async () => {
      await end();
      await start();
    },
    start,
    kill: (signal) => child?.kill(signal),
    stop: async () => {
      await end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
