import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import cassandra, { type ClientOptions } from 'cassandra-driver';
import { buildCassandraSettings, cassandraArguments, cassandraLogging, type CassandraSettings } from './cassandra-settings.ts';
import type { JavaStoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const deadlineMs = 180_000;
const heapMiB = 768;

export interface CassandraOptions extends JavaStoreOptions, CassandraSettings {
  /** What a client needs to be let in. */
  readonly client?: Pick<ClientOptions, 'credentials' | 'sslOptions'>;
}

/** Starts a single node; its tables are kept in the data folder. */
export async function startCassandra(options: CassandraOptions): Promise<Child> {
  const folder = join(options.dataDir, 'cassandra');
  mkdirSync(folder, { recursive: true });
  const [settings, logging] = [join(folder, 'cassandra.yaml'), join(folder, 'logback.xml')];
  writeFileSync(settings, buildCassandraSettings(options, folder));
  writeFileSync(logging, cassandraLogging);
  const child = startChild({
    name: 'cassandra',
    command: options.java.path,
    args: cassandraArguments({ jars: options.jars, heapMiB, folder, settings, logging }),
    log: join(options.logDir, 'cassandra.log'),
  });
  try {
    await untilReady(child, () => probe(options), deadlineMs);
  } catch (error) {
    await child.stop(0);
    throw error;
  }
  return child;
}

async function probe({ port, client: more }: CassandraOptions): Promise<boolean> {
  const client = new cassandra.Client({ contactPoints: [`127.0.0.1:${port}`], localDataCenter: 'datacenter1', ...more });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.shutdown();
  }
}
