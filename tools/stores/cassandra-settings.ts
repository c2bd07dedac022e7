import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { stringify } from 'yaml';
import { defaultHost } from './store-options.ts';

export interface CassandraSettings {
  readonly port: number;
  readonly storagePort: number;
  /** Address of loopback; 127.0.0.1 unless given. */
  readonly host?: string;
  /** In place of ours and beside them. */
  readonly settings?: object;
}

interface CassandraProcess {
  readonly jars: string;
  readonly heapMiB: number;
  /** Further options of Java; the last of equal ones counts. */
  readonly javaOptions?: readonly string[];
  /** Keeps the data. */
  readonly folder: string;
  /** Files. */
  readonly settings: string;
  readonly logging: string;
}

/** Pure: the settings file of a node on loopback, a single one unless the settings name other seeds. */
export function buildCassandraSettings(options: CassandraSettings, folder: string): string {
  const host = options.host ?? defaultHost;
  return stringify({
    cluster_name: 'cecochat',
    num_tokens: 4,
    partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner',
    commitlog_sync: 'periodic',
    commitlog_sync_period: '1000ms',
    data_file_directories: [join(folder, 'data')],
    commitlog_directory: join(folder, 'commitlog'),
    hints_directory: join(folder, 'hints'),
    saved_caches_directory: join(folder, 'saved_caches'),
    listen_address: host,
    rpc_address: host,
    storage_port: options.storagePort,
    native_transport_port: options.port,
    endpoint_snitch: 'SimpleSnitch',
    seed_provider: [
      {
        class_name: 'org.apache.cassandra.locator.SimpleSeedProvider',
        parameters: [{ seeds: formatHostPort({ host, port: options.storagePort }) }],
      },
    ],
    auto_snapshot: false,
    ...options.settings,
  });
}

/** Pure: what Java is to run. */
export const cassandraArguments = ({
  jars, heapMiB, javaOptions = [], folder, settings, logging,
}: CassandraProcess): string[] => [
  `-Xms${heapMiB}m`,
  `-Xmx${heapMiB}m`,
  '-XX:+UseG1GC',
  ...cassandraJavaOptions,
  ...javaOptions,
  `-Dcassandra.config=file://${settings}`,
  `-Dcassandra.storagedir=${folder}`,
  `-Dlogback.configurationFile=${logging}`,
  '-cp',
  join(jars, '*'),
  'org.apache.cassandra.service.CassandraDaemon',
];

export const cassandraLogging = `<configuration>
  <appender name="STDOUT" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%date %level %logger - %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="STDOUT"/></root>
</configuration>
`;

/** What Cassandra 5.0 needs of a JDK 17 or newer: the packages that its own start script opens. */
const exported = [
  'java.base/jdk.internal.misc',
  'java.base/jdk.internal.ref',
  'java.base/sun.nio.ch',
  'java.management.rmi/com.sun.jmx.remote.internal.rmi',
  'java.rmi/sun.rmi.registry',
  'java.rmi/sun.rmi.server',
  'java.sql/java.sql',
  'java.base/java.lang.ref',
  'jdk.unsupported/sun.misc',
];

const opened = [
  'java.base/java.lang.module',
  'java.base/jdk.internal.loader',
  'java.base/jdk.internal.ref',
  'java.base/jdk.internal.reflect',
  'java.base/jdk.internal.math',
  'java.base/jdk.internal.module',
  'java.base/jdk.internal.util.jar',
  'jdk.management/com.sun.management.internal',
  'java.base/sun.nio.ch',
  'java.base/java.io',
  'java.base/java.lang',
  'java.base/java.lang.reflect',
  'java.base/java.util',
  'java.base/java.util.concurrent',
  'java.base/java.util.concurrent.atomic',
  'java.base/java.nio',
];

const cassandraJavaOptions: readonly string[] = [
  ...exported.flatMap((name) => ['--add-exports', `${name}=ALL-UNNAMED`]),
  ...opened.flatMap((name) => ['--add-opens', `${name}=ALL-UNNAMED`]),
  '-Djava.security.manager=allow',
  '-Dcassandra-foreground=yes',
  '-Dcassandra.skip_wait_for_gossip_to_settle=0',
  '-Dcassandra.ring_delay_ms=100',
  '-Dcassandra.superuser_setup_delay_ms=0',
];
