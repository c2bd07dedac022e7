import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import type { Child } from '@cecochat/runtime';
import { startCassandra } from './cassandra.ts';
import { checkDisk, checkPortFree } from './check-machine.ts';
import { fetchStores, type StoreName } from './fetch-stores.ts';
import { findJava } from './java.ts';
import { startKafka } from './kafka.ts';
import { startRedis } from './redis.ts';
import { defaultHost } from './store-options.ts';

export interface StorePorts {
  readonly kafka: number;
  readonly kafkaController: number;
  readonly cassandra: number;
  readonly cassandraStorage: number;
  readonly redis: number;
}

export interface StartOptions {
  /** Folder that keeps data and logs. */
  readonly dataDir: string;
  /** Folder that keeps the programs. */
  readonly cache: string;
  /** Address of loopback; 127.0.0.1 unless given. */
  readonly host?: string;
  readonly ports: StorePorts;
  /** Called with a line at every step. */
  readonly progress: (line: string) => void;
  /** The data need not survive a crash. Tables are made and dropped in two thirds of the time. */
  readonly isDisposable?: boolean;
}

/** How clients reach the stores. */
export interface StoreAddresses {
  readonly kafkaBrokers: string;
  readonly cassandraContactPoints: string;
  readonly redisUrl: string;
}

/** Starts one store, which resolves when clients can use it. */
export type StoreStarters = Readonly<Record<StoreName, () => Promise<Child>>>;

export interface Stores extends StoreAddresses {
  readonly children: readonly Child[];
  /** How each was started: for who stops one and wants it back. */
  readonly starters: StoreStarters;
  stop(): Promise<void>;
}

/**
 * Starts Kafka, Cassandra and Redis on loopback, together, and returns when clients can use them. Throws a StoreError
 * whose message names the remedy, and stops the stores that had been started.
 */
export async function startStores(options: StartOptions): Promise<Stores> {
  const { dataDir, ports, progress, host = defaultHost } = options;
  const at = (port: number) => formatHostPort({ host, port });
  checkDisk(dataDir);
  for (const [name, port] of Object.entries(ports)) await checkPortFree(name, { host, port: port as number });
  const starters = await prepareStarters(options);
  const timed = async (name: string, starting: Promise<Child>): Promise<Child> => {
    const begun = performance.now();
    const child = await starting;
    progress(`${name} is up after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return child;
  };
  progress('starting Kafka, Cassandra and Redis');
  const outcomes = await Promise.allSettled([
    timed('Cassandra', starters.cassandra()),
    timed('Kafka', starters.kafka()),
    timed('Redis', starters.redis()),
  ]);
  const children = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return {
    children,
    starters,
    stop,
    kafkaBrokers: at(ports.kafka),
    cassandraContactPoints: at(ports.cassandra),
    redisUrl: `redis://${at(ports.redis)}`,
  };
}

/** A change of the schema is in memory and in the commit log, and flushes no system table. */
const disposableCassandra = ['-Dcassandra.test.flush_local_schema_changes=false', '-Dcassandra.unsafesystem=true'];

async function prepareStarters({
  cache, dataDir, ports, progress, host = defaultHost, isDisposable = false,
}: StartOptions): Promise<StoreStarters> {
  const [java, programs] = await Promise.all([findJava(), fetchStores(cache, progress)]);
  const common = { host, dataDir: storeDataDir(dataDir), logDir: join(dataDir, 'logs'), java };
  return {
    cassandra: () =>
      startCassandra({
        ...common,
        jars: programs.cassandra,
        port: ports.cassandra,
        storagePort: ports.cassandraStorage,
        ...(isDisposable && { javaOptions: disposableCassandra }),
      }),
    kafka: () =>
      startKafka({ ...common, jars: programs.kafka, port: ports.kafka, controllerPort: ports.kafkaController }),
    redis: () => startRedis({ ...common, program: programs.redis, port: ports.redis, persistent: true }),
  };
}

/** Folder with a folder of data for each store. */
export const storeDataDir = (dataDir: string): string => join(dataDir, 'data');
