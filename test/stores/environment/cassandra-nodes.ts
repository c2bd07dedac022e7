import { join } from 'node:path';
import { startCassandra, type Java } from '@cecochat/tools';
import { StoreNode } from './store-node.ts';

export interface CassandraNodesOptions {
  readonly java: Java;
  readonly jars: string;
  readonly folder: string;
  /** All nodes have the same ports, at addresses of their own: clients discover addresses alone. */
  readonly port: number;
  readonly storagePort: number;
  readonly count: number;
}

const heapMiB = 384;
/** A node that alone starts needs no time for others; these forget each other for good when one is silent for so long while it joins. */
const javaOptions = ['-Dcassandra.ring_delay_ms=20000', '-XX:TieredStopAtLevel=1'];

export const cassandraHost = (index: number): string => `127.0.0.${index + 1}`;

/** Nodes of one data centre, each a seed, so that they may start together. */
export function prepareCassandraNodes(options: CassandraNodesOptions): readonly StoreNode[] {
  const { java, jars, folder, port, storagePort, count } = options;
  const hosts = Array.from({ length: count }, (_, index) => cassandraHost(index));
  const seeds = hosts.map((host) => `${host}:${storagePort}`).join(',');
  return hosts.map((host, index) => {
    const name = `cassandra-${index + 1}`;
    const own = join(folder, name);
    return new StoreNode(name, () => startCassandra({
      java, jars, dataDir: own, logDir: own, port, storagePort, host, heapMiB, javaOptions,
      settings: { seed_provider: [{ class_name: 'org.apache.cassandra.locator.SimpleSeedProvider', parameters: [{ seeds }] }] },
    }));
  });
}
