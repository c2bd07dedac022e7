import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolders, startStores, type StoreAddresses, type Stores } from '@cecochat/tools';
import { freePorts } from './free-ports.ts';

export interface StartedTestStores {
  readonly addresses: StoreAddresses;
  /** Folder of the data and logs, which goes with the stores. */
  readonly folder: string;
  readonly stores: Stores;
  stop(): Promise<void>;
}

/** Starts Kafka, Cassandra and Redis on free ports. Their data does not survive a crash, unless it is `durable`. */
export async function startTestStores({ durable = false } = {}): Promise<StartedTestStores> {
  const folder = await mkdtemp(join(tmpdir(), 'cecochat-test-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const [kafka = 0, kafkaController = 0, cassandra = 0, cassandraStorage = 0, redis = 0] = await freePorts(5);
  try {
    const stores = await startStores({
      dataDir: folder,
      isDisposable: !durable,
      cache: cacheFolders.stores,
      ports: { kafka, kafkaController, cassandra, cassandraStorage, redis },
      progress: (line) => process.stderr.write(`${line}\n`),
    });
    const { kafkaBrokers, cassandraContactPoints, redisUrl } = stores;
    return { addresses: { kafkaBrokers, cassandraContactPoints, redisUrl }, folder, stores, stop: () => stores.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
