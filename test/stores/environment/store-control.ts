import type { StoresDescription } from './description.ts';
import type { NodeAction } from './store-node.ts';

/** The stores that the tests of this folder share. A test that breaks one repairs it. */
export function storesDescription(): StoresDescription {
  const text = process.env['CECOCHAT_TEST_STORES'];
  if (text === undefined) throw new Error('these stores are started by `make test-stores` only');
  return JSON.parse(text) as StoresDescription;
}

/** Of a node: kafka-1 .. 3, cassandra-1 .. 2, redis-1 .. 2 (the first is the master), sentinel-1 .. 3. Resolves when it is done. */
export async function actOnStore(node: string, action: NodeAction): Promise<void> {
  const response = await fetch(`${storesDescription().control}/${node}/${action}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${action} ${node}: ${await response.text()}`);
}

/** Starts whatever does not run, for the end of tests. */
export async function healStores(): Promise<void> {
  const { replication, cassandraNodes, redisPorts } = storesDescription();
  const numbered = (stem: string, count: number) => Array.from({ length: count }, (_, index) => `${stem}-${index + 1}`);
  const nodes = [
    ...numbered('kafka', replication.kafka), ...numbered('cassandra', cassandraNodes), ...numbered('redis', 2),
    ...numbered('sentinel', redisPorts.sentinels.length),
  ];
  await Promise.all(nodes.map((node) => actOnStore(node, 'resume').then(() => actOnStore(node, 'start'))));
}
