import { join } from 'node:path';
import { createKafka, ensureTopics, topicNames } from '@cecochat/kafka';
import { uniqueName } from '../../../test/support/stores.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import type { BenchContext } from '../../bench.ts';
import type { Platform } from '../../platform/index.ts';
import { startWorker } from '../../processes/index.ts';
import type { BareLoad, BarePathCalls, BareReport } from './bare-path.ts';

export interface BarePath {
  sendAtRate(ratePerSecond: number, slice: Omit<BareLoad, 'ratePerSecond'>): Promise<BareReport>;
  close(): Promise<void>;
}

/** Starts the process of the reference, on a topic of its own in the Kafka of the platform. */
export async function startBarePath(
  { kafkaBrokers, partitions }: Platform, { folder, defer }: BenchContext,
): Promise<BarePath> {
  const [broker = ''] = kafkaBrokers.split(',');
  const names = topicNames(`${uniqueName('bench-bare')}-`);
  const kafka = createKafka({ brokers: [broker], clientId: 'bench', logger: silentLogger });
  await ensureTopics(kafka, { names, partitions, replicationFactor: 1 });
  const worker = startWorker<BarePathCalls>({
    program: join(import.meta.dirname, 'bare-path.ts'), log: join(folder, 'bare-path.log'),
  });
  defer(() => worker.stop());
  await worker.call('open', { broker, topic: names.messages, partitions });
  return {
    sendAtRate: (ratePerSecond, slice) => worker.call('sendAtRate', { ...slice, ratePerSecond }),
    close: async () => {
      await worker.call('close', null);
      await worker.stop();
      const admin = kafka.admin();
      await admin.connect();
      try {
        await admin.deleteTopics({ topics: [names.messages, names.groups, names.rejected] });
      } finally {
        await admin.disconnect();
      }
    },
  };
}
