import { changeSchema, connectCassandra } from '@cecochat/cassandra';
import { silentLogger } from './silent-logger.ts';
import { testStores } from './stores.ts';

const deadlineMs = 30_000;

/** Drops what a test has made, where it was made: every table that stays takes memory from all that follow. */
export async function dropKeyspace(name: string): Promise<void> {
  const client = await connectCassandra({
    contactPoints: [testStores().cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger,
  });
  try {
    await changeSchema(client, `DROP KEYSPACE IF EXISTS ${name}`, deadlineMs);
  } finally {
    await client.shutdown();
  }
}
