import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { startChild, type Child } from '@cecochat/runtime';
import cassandra, { type ClientOptions } from 'cassandra-driver';
import {
  buildCassandraSettings, cassandraArguments, cassandraLogging, type CassandraSettings,
} from './cassandra-settings.ts';
import { defaultHost, type JavaStoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const deadlineMs = 180_000;
const defaultHeapMiB = 768;

export interface CassandraOptions extends JavaStoreOptions, CassandraSettings {
  /** 768 unless given. */
  readonly heapMiB?: number;
  /** Further options of Java. */
  readonly javaOptions?: readonly string[];
  /** What a client needs to be let in. */
  readonly client?: Pick<ClientOptions, 'credentials' | 'sslOptions'>;
}

/** Starts a node; its tables are kept in the data folder. */
export async function startCassandra(options: CassandraOptions): Promise<Child> {
  const folder = join(options.dataDir, 'cassandra');
  mkdirSync(folder, { recursive: true });
  const [settings, logging] = [join(folder, 'cassandra.yaml'), join(folder, 'logback.xml')];
  writeFileSync(settings, buildCassandraSettings(options, folder));
  writeFileSync(logging, cassandraLogging);
  const child = startChild({
    name: 'cassandra',
    command: options.java.path,
    args: cassandraArguments({
      jars: options.jars,
      heapMiB: options.heapMiB ?? defaultHeapMiB,
      ...(options.javaOptions && { javaOptions: options.javaOptions }),
      folder,
      settings,
      logging,
    }),
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

async function probe({ host = defaultHost, port, client: more }: CassandraOptions): Promise<boolean> {
  const client = new cassandra.Client({
    contactPoints: [formatHostPort({ host, port })], localDataCenter: 'datacenter1', ...more,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.shutdown();
  }
}
