import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import cassandra, { type ClientOptions } from 'cassandra-driver';
import { stringify } from 'yaml';
import { cassandraJavaOptions } from './cassandra-options.ts';
import type { JavaStoreOptions } from './store-options.ts';
import { untilReady } from './until-ready.ts';

const deadlineMs = 180_000;

export interface CassandraOptions extends JavaStoreOptions {
  readonly port: number;
  readonly storagePort: number;
  /** In place of ours and beside them. */
  readonly settings?: object;
  /** What a client needs to be let in. */
  readonly client?: Pick<ClientOptions, 'credentials' | 'sslOptions'>;
}

/** Starts a single node; its tables are kept in the data folder. */
export async function startCassandra(options: CassandraOptions): Promise<Child> {
  const folder = join(options.dataDir, 'cassandra');
  mkdirSync(folder, { recursive: true });
  const [settings, logging] = [join(folder, 'cassandra.yaml'), join(folder, 'logback.xml')];
  writeFileSync(settings, stringify(buildSettings(options, folder)));
  writeFileSync(logging, logback);
  const child = startChild({
    name: 'cassandra',
    command: options.java.path,
    args: [
      '-Xms768m',
      '-Xmx768m',
      '-XX:+UseG1GC',
      ...cassandraJavaOptions,
      `-Dcassandra.config=file://${settings}`,
      `-Dcassandra.storagedir=${folder}`,
      `-Dlogback.configurationFile=${logging}`,
      '-cp',
      join(options.jars, '*'),
      'org.apache.cassandra.service.CassandraDaemon',
    ],
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

/** Pure: the settings of a single node on loopback. */
export function buildSettings(options: Pick<CassandraOptions, 'port' | 'storagePort' | 'settings'>, folder: string): object {
  return {
    cluster_name: 'cecochat',
    num_tokens: 4,
    partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner',
    commitlog_sync: 'periodic',
    commitlog_sync_period: '1000ms',
    data_file_directories: [join(folder, 'data')],
    commitlog_directory: join(folder, 'commitlog'),
    hints_directory: join(folder, 'hints'),
    saved_caches_directory: join(folder, 'saved_caches'),
    listen_address: '127.0.0.1',
    rpc_address: '127.0.0.1',
    storage_port: options.storagePort,
    native_transport_port: options.port,
    endpoint_snitch: 'SimpleSnitch',
    seed_provider: [
      { class_name: 'org.apache.cassandra.locator.SimpleSeedProvider', parameters: [{ seeds: `127.0.0.1:${options.storagePort}` }] },
    ],
    auto_snapshot: false,
    ...options.settings,
  };
}

const logback = `<configuration>
  <appender name="STDOUT" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%date %level %logger - %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="STDOUT"/></root>
</configuration>
`;
