import { untilCassandraConnected } from './until-connected.ts';
import type { CassandraOptions } from './connect-cassandra.ts';

/**
 * The tables.
 *
 * | table | partition | rows |
 * |---|---|---|
 * | inbox | user, bucket of offsets | an event for every record of the user's Kafka partition that concerns the user |
 * | inbox_buckets | user | the buckets of the inbox that hold something, so that empty ones are jumped |
 * | dialog | both users, bucket of a week | an event for every message between the two, newest first |
 * | dialog_buckets | both users | the weeks of the dialog that hold something, newest first |
 * | watermarks | Kafka partition | every record before `next_offset` is in the tables above |
 *
 * An event is the bytes that were in the Kafka record: what this version does not know is kept.
 */
const tables = [
  `inbox (user_id bigint, bucket bigint, record_offset bigint, event blob,
    PRIMARY KEY ((user_id, bucket), record_offset))`,
  `inbox_buckets (user_id bigint, bucket bigint, PRIMARY KEY (user_id, bucket))`,
  `dialog (low_user bigint, high_user bigint, bucket bigint, message_id bigint, event blob,
    PRIMARY KEY ((low_user, high_user, bucket), message_id)) WITH CLUSTERING ORDER BY (message_id DESC)`,
  `dialog_buckets (low_user bigint, high_user bigint, bucket bigint,
    PRIMARY KEY ((low_user, high_user), bucket)) WITH CLUSTERING ORDER BY (bucket DESC)`,
  `watermarks (kafka_partition bigint PRIMARY KEY, next_offset bigint)`,
];

export interface SchemaOptions extends CassandraOptions {
  readonly keyspace: string;
  /** Replicas in the data centre, for a keyspace that is not there yet. */
  readonly replicationFactor: number;
  /** How long to wait for Cassandra. */
  readonly deadlineMs: number;
}

/** What a keyspace may be called; Cassandra's own rule. */
export const keyspacePattern = /^[a-z][a-z0-9_]{0,47}$/;

/** Creates what is not there; the replication of a keyspace that exists is its administrator's and stays. */
export async function ensureSchema(options: SchemaOptions): Promise<void> {
  const { keyspace, replicationFactor, deadlineMs, ...connection } = options;
  const { datacenter } = connection;
  if (!keyspacePattern.test(keyspace)) throw new Error(`keyspace "${keyspace}" does not match ${keyspacePattern}`);
  const client = await untilCassandraConnected(connection, { deadlineMs });
  try {
    const change = (statement: string) => client.execute(statement, [], { prepare: false, readTimeout: deadlineMs });
    const replication = `{'class': 'NetworkTopologyStrategy', '${datacenter.replaceAll("'", "''")}': ${replicationFactor}}`;
    await change(`CREATE KEYSPACE IF NOT EXISTS ${keyspace} WITH replication = ${replication}`);
    for (const table of tables) await change(`CREATE TABLE IF NOT EXISTS ${keyspace}.${table}`);
  } finally {
    await client.shutdown();
  }
}
