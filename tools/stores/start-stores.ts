import { join } from 'node:path';
import type { Child } from '@cecochat/runtime';
import { startCassandra } from './cassandra.ts';
import { checkDisk, checkPortFree } from './check-machine.ts';
import { fetchStores } from './fetch-stores.ts';
import { findJava } from './java.ts';
import { startKafka } from './kafka.ts';
import { startRedis } from './redis.ts';

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
  readonly ports: StorePorts;
  /** Hears a line at every step. */
  readonly progress: (line: string) => void;
}

/** How clients reach the stores. */
export interface StoreAddresses {
  readonly kafkaBrokers: string;
  readonly cassandraContactPoints: string;
  readonly redisUrl: string;
}

export interface Stores extends StoreAddresses {
  readonly children: readonly Child[];
  stop(): Promise<void>;
}

/**
 * Starts Kafka, Cassandra and Redis on loopback, together, and returns when clients can use them. Throws a StoreError whose
 * message says what to do; whatever had been started is stopped then.
 */
export async function startStores(options: StartOptions): Promise<Stores> {
  const { dataDir, ports, progress } = options;
  checkDisk(dataDir);
  for (const [name, port] of Object.entries(ports)) await checkPortFree(name, port as number);
  const [java, programs] = await Promise.all([findJava(), fetchStores(options.cache, progress)]);
  const common = { dataDir: join(dataDir, 'data'), logDir: join(dataDir, 'logs'), java };
  const timed = async (name: string, starting: Promise<Child>): Promise<Child> => {
    const begun = performance.now();
    const child = await starting;
    progress(`${name} is up after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return child;
  };
  progress('starting Kafka, Cassandra and Redis');
  const outcomes = await Promise.allSettled([
    timed('Cassandra', startCassandra({ ...common, jars: programs.cassandra, port: ports.cassandra, storagePort: ports.cassandraStorage })),
    timed('Kafka', startKafka({ ...common, jars: programs.kafka, port: ports.kafka, controllerPort: ports.kafkaController })),
    timed('Redis', startRedis({ ...common, program: programs.redis, port: ports.redis, persistent: true })),
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
    stop,
    kafkaBrokers: `127.0.0.1:${ports.kafka}`,
    cassandraContactPoints: `127.0.0.1:${ports.cassandra}`,
    redisUrl: `redis://127.0.0.1:${ports.redis}`,
  };
}
