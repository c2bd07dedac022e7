import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from '@cecochat/runtime';
import { fetchStores, startRedis, type StoreAddresses } from '@cecochat/tools';
import { freePort } from './free-ports.ts';

/** The stores that all integration tests share. Use topics, keyspaces and keys of your own: `uniqueName`. */
export function testStores(): StoreAddresses {
  const text = process.env['CECOCHAT_TEST_STORES'];
  if (text === undefined) throw new Error('the shared stores are started for *.integration.test.ts only');
  return JSON.parse(text) as StoreAddresses;
}

/** A name that no other test has, fit for a keyspace or a prefix of topics. */
export const uniqueName = (stem: string): string => `${stem}_${process.pid}_${(counter++).toString(36)}_${Date.now().toString(36)}`;
let counter = 0;

export interface PrivateRedis {
  readonly url: string;
  readonly port: number;
  /** Stops it and starts it again, empty. */
  restartEmpty(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** A Redis of the test's own, that it may stop and start. */
export async function privateRedis(): Promise<PrivateRedis> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cecochat-redis-'));
  const { redis: program } = await fetchStores(join(import.meta.dirname, '../../.cache/stores'), () => undefined);
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
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
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
