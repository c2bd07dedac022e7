import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStores, type StoreAddresses } from '@cecochat/tools';
import { freePorts } from './free-ports.ts';

/** Starts Kafka, Cassandra and Redis on free ports, with data that is removed when they stop. */
export async function startTestStores(): Promise<{ addresses: StoreAddresses; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cecochat-test-'));
  const [kafka = 0, kafkaController = 0, cassandra = 0, cassandraStorage = 0, redis = 0] = await freePorts(5);
  try {
    const stores = await startStores({
      dataDir,
      cache: join(import.meta.dirname, '../../.cache/stores'),
      ports: { kafka, kafkaController, cassandra, cassandraStorage, redis },
      progress: (line) => process.stderr.write(`${line}\n`),
    });
    const { kafkaBrokers, cassandraContactPoints, redisUrl } = stores;
    const stop = async () => {
      await stores.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { addresses: { kafkaBrokers, cassandraContactPoints, redisUrl }, stop };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}
