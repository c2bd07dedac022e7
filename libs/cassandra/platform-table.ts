import { checkIdentity, type IdentityFinding, type IdentityStore } from '@cecochat/runtime';
import cassandra, { type Client } from 'cassandra-driver';
import { connectCassandra, type CassandraOptions } from './connect-cassandra.ts';

const { types } = cassandra;

/** Key of the only row. */
const key = 'platform';

/** The row that identifies the platform of a keyspace; see `tables` in schema.ts. */
export function platformTable(options: CassandraOptions & { readonly keyspace: string }): IdentityStore {
  const table = `${options.keyspace}.platform`;
  return {
    place: `table ${table} in cassandra`,
    read: () => withClient(options, (client) => readPlatform(client, table)),
    write: async ({ id, name, format, partitions }) => {
      const insert = `INSERT INTO ${table} (key, id, name, format, partitions) VALUES (?, ?, ?, ?, ?) IF NOT EXISTS`;
      // Of two set-up steps at once one wins.
      const settings = { isIdempotent: false, serialConsistency: types.consistencies.localSerial };
      await withClient(options, (client) => client.execute(insert, [key, id, name, format, partitions], settings));
    },
  };
}

async function readPlatform(client: Client, table: string): Promise<IdentityFinding> {
  const { rows } = await client.execute(`SELECT id, name, format, partitions FROM ${table} WHERE key = ?`, [key]);
  const [found] = rows;
  return found === undefined
    ? { kind: 'none' }
    : checkIdentity(Object.fromEntries(found.keys().map((column) => [column, found.get(column) as unknown])));
}

async function withClient<T>(options: CassandraOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectCassandra(options);
  try {
    return await work(client);
  } finally {
    await client.shutdown();
  }
}
