import type { Client, types } from 'cassandra-driver';
import { accountsTables } from './accounts-tables.ts';
import type { CassandraOptions } from './connect-cassandra.ts';
import { groupsTables } from './groups-tables.ts';
import { settingColumns } from './projections/conversation-rows.ts';
import { projections } from './projections/index.ts';
import { untilCassandraConnected } from './until-connected.ts';

/**
 * The tables; those of projections, the first eleven, are in `projections`, those of groups in `groups-tables.ts`, and
 * those of accounts in `accounts-tables.ts`.
 *
 * | table | partition | rows |
 * |---|---|---|
 * | inbox | user, bucket of positions | an event for every record of the partition that concerns the user |
 * | inbox_buckets | user | the buckets of the inbox that hold something, so that empty ones are jumped |
 * | dialog | both users, bucket of a week | every message between the two, newest first, and its changes |
 * | dialog_buckets | both users | the weeks of the dialog that hold something, newest first |
 * | group_timeline | group, bucket of seqs | the events of the group, newest first, and their changes |
 * | conversations | user | the dialogs and groups of the user: the latest event, and what is seen |
 * | dialog_arrivals | user, other user | the messages of the other user by position, the latest first |
 * | dialog_deletions | user, other user | the ids of messages that the other user has deleted |
 * | group_messages | group, bucket of numbers | the names of the messages of the group by number, the latest first |
 * | group_deletions | group | the names of messages that were deleted, if they are of messages |
 * | user_settings | user | what the user has set for all conversations |
 * | platform | a constant | which platform the keyspace belongs to, the version of its tables, and P |
 * | watermarks | Kafka partition | the position up to which inboxes and dialogs are complete |
 * | history_gaps | Kafka partition | ranges of positions that the log no longer had when they were to be written |
 * | projection_watermarks | Kafka partition | as `watermarks`, of each of the other projections |
 * | projection_gaps | Kafka partition | as `history_gaps`, of each of the other projections |
 * | log | name of the topic's kind | the generation of the log |
 *
 * Every record before the `next_position` of a watermark is in the tables of its projection, except those in gaps,
 * which are all before `gaps_before`; `last_digest` identifies the record just before it. `last_id` is the highest
 * message id of the batch that was written last; the `after_id` of a gap is the `last_id` of the watermark before it.
 *
 * `changes` has the registers of a message: see `stored-changes.ts` of the contracts. The timestamp of each is the
 * order of the event that set it. A row without an event is of changes of a message that is not there.
 *
 * Positions are those of the log: see `positions.ts` of the contracts.
 * An event is stored as the bytes of the Kafka record: fields of later versions are kept.
 */
const tables = [
  ...projections.flatMap((each) => each.tables),
  `platform (key text PRIMARY KEY, id text, name text, format int, partitions int)`,
  `watermarks (kafka_partition bigint PRIMARY KEY, next_position bigint, last_digest bigint, gaps_before bigint,
    last_id bigint)`,
  `history_gaps (kafka_partition bigint, from_position bigint, to_position bigint, noticed_at timestamp,
    after_id bigint, PRIMARY KEY (kafka_partition, from_position))`,
  `projection_watermarks (kafka_partition bigint, projection text, next_position bigint, last_digest bigint,
    gaps_before bigint, PRIMARY KEY (kafka_partition, projection))`,
  `projection_gaps (kafka_partition bigint, projection text, from_position bigint, to_position bigint,
    noticed_at timestamp, PRIMARY KEY (kafka_partition, projection, from_position))`,
  `log (name text PRIMARY KEY, generation int)`,
  ...groupsTables,
  ...accountsTables,
];

/** Columns that a table of an earlier version lacks. */
const laterColumns = [
  'watermarks ADD IF NOT EXISTS last_id bigint', 'history_gaps ADD IF NOT EXISTS after_id bigint',
  'dialog ADD IF NOT EXISTS changes map<text, blob>', 'group_timeline ADD IF NOT EXISTS changes map<text, blob>',
  'conversations ADD IF NOT EXISTS last_erased blob', 'conversations ADD IF NOT EXISTS deleted_position bigint',
  'dialog_arrivals ADD IF NOT EXISTS message_id bigint',
  ...settingColumns.map((column) => `conversations ADD IF NOT EXISTS ${column} bigint`),
];

export interface SchemaOptions extends CassandraOptions {
  readonly keyspace: string;
  /** Replicas in the data centre, for a keyspace that is not there yet. */
  readonly replicationFactor: number;
  /** How long to wait for Cassandra. */
  readonly deadlineMs: number;
}

/** Valid names of a keyspace; Cassandra's own rule. */
export const keyspacePattern = /^[a-z][a-z0-9_]{0,47}$/;

/** Creates what is not there; the replication of a keyspace that exists is its administrator's and stays. */
export async function ensureSchema(options: SchemaOptions): Promise<void> {
  const { keyspace, replicationFactor, deadlineMs, ...connection } = options;
  const { datacenter } = connection;
  if (!keyspacePattern.test(keyspace)) throw new Error(`keyspace "${keyspace}" does not match ${keyspacePattern}`);
  const client = await untilCassandraConnected(connection, { deadlineMs });
  try {
    const change = (statement: string) => changeSchema(client, statement, deadlineMs);
    const replication =
      `{'class': 'NetworkTopologyStrategy', ` + `'${datacenter.replaceAll("'", "''")}': ${replicationFactor}}`;
    await change(`CREATE KEYSPACE IF NOT EXISTS ${keyspace} WITH replication = ${replication}`);
    for (const table of tables) await change(`CREATE TABLE IF NOT EXISTS ${keyspace}.${table}`);
    for (const column of laterColumns) await change(`ALTER TABLE ${keyspace}.${column}`);
  } finally {
    await client.shutdown();
  }
}

/**
 * Executes a statement that creates, alters or drops something, on one node only: two nodes that create the same table
 * at once give it two identities. So the driver must neither ask a second node early nor repeat it elsewhere.
 */
export const changeSchema = (client: Client, statement: string, deadlineMs: number): Promise<types.ResultSet> =>
  client.execute(statement, [], { prepare: false, readTimeout: deadlineMs, isIdempotent: false });
