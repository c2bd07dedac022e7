import type { Client, Host } from 'cassandra-driver';
import type { Row } from './rows.ts';

/** Names the set of nodes that hold a row; rows with the same name can share a batch that no node has to pass on. */
export type ReplicaGroups = (row: Row) => string;

const everywhere = '';

/** Groups by the replicas in the driver's current metadata; a single node holds everything. */
export function replicaGroups(client: Client, keyspace: string): ReplicaGroups {
  // The driver keeps one array for every range of tokens until the ring changes.
  const names = new WeakMap<readonly Host[], string>();
  return (row) => {
    if (client.hosts.length <= 1) return everywhere;
    // The driver's types omit that the result is null for a keyspace that the driver has not loaded.
    const replicas = client.getReplicas(keyspace, routingKey(row.key)) as readonly Host[] | null;
    if (replicas === null) return everywhere;
    let name = names.get(replicas);
    if (name === undefined) {
      name = replicas.map((host) => host.address).sort().join(',');
      names.set(replicas, name);
    }
    return name;
  };
}

const bigintBytes = 8;

/** A partition key as Cassandra hashes it: one column as it is, several with their lengths and a zero after each. */
export function routingKey(key: readonly bigint[]): Buffer {
  if (key.length === 1) {
    const single = Buffer.allocUnsafe(bigintBytes);
    single.writeBigInt64BE(key[0] ?? 0n);
    return single;
  }
  const column = 2 + bigintBytes + 1;
  const bytes = Buffer.alloc(key.length * column);
  key.forEach((value, index) => {
    bytes.writeUInt16BE(bigintBytes, index * column);
    bytes.writeBigInt64BE(value, index * column + 2);
  });
  return bytes;
}
