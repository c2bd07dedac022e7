import type { Client, types } from 'cassandra-driver';
import { untilCassandraConnected, type CassandraOptions } from './connect-cassandra.ts';
import { settingColumns } from './projections/conversation-rows.ts';
import { projections } from './projections/index.ts';

/**
 * The tables of accounts.
 *
 * | table | partition | rows |
 * |---|---|---|
 * | account_names | skeleton of the name | the account that has the name: an account exists iff its name has its id |
 * | accounts | user | password, profile and settings of an account |
 * | account_links | issuer and subject of a provider | the account of the user whom a provider calls so |
 * | account_subjects | user | where to look in account_links |
 * | account_directory | first two characters of the name | names, in their order |
 * | account_sessions | user | the sessions, with the hash of the refresh token that is valid |
 * | account_pairs | two users, the lower id first | what they are to each other: an invitation, or contacts |
 * | account_contacts | user | the users with whom there may be a row in account_pairs |
 * | account_blocks | user | the users that the user blocks |
 * | account_erasures | user | deletions that have begun, until they are complete |
 * | account_standings | user | whether an administrator has suspended the user, and the role |
 * | account_acts | year | what administrators have done, the latest first |
 * | account_keys | a constant | the keys that tokens are signed with, by their period |
 *
 * Columns whose change depends on what they were are written by lightweight transactions only, and read with their
 * consistency where a decision depends on them.
 */
const accountsTables = [
  'account_names (skeleton text PRIMARY KEY, name text, user_id bigint)',
  `accounts (user_id bigint PRIMARY KEY, name text, skeleton text, password text, display_name text, status_text text,
    listed boolean, version bigint, created_ms bigint)`,
  'account_links (issuer text, subject text, user_id bigint, PRIMARY KEY ((issuer, subject)))',
  'account_subjects (user_id bigint, issuer text, subject text, PRIMARY KEY (user_id, issuer, subject))',
  'account_directory (prefix text, name text, PRIMARY KEY (prefix, name))',
  `account_sessions (user_id bigint, session_id text, label text, created_ms bigint, used_ms bigint, expires_ms bigint,
    ended boolean, refresh_hash blob, previous_hash blob, request_hash blob, salt blob,
    PRIMARY KEY (user_id, session_id))`,
  'account_pairs (low bigint, high bigint, state text, since_ms bigint, PRIMARY KEY ((low, high)))',
  'account_contacts (user_id bigint, other_id bigint, PRIMARY KEY (user_id, other_id))',
  'account_blocks (user_id bigint, other_id bigint, PRIMARY KEY (user_id, other_id))',
  'account_erasures (user_id bigint PRIMARY KEY, name text, skeleton text, begun_ms bigint)',
  'account_standings (user_id bigint PRIMARY KEY, suspended boolean, role text)',
  `account_acts (year int, id text, admin_id bigint, act text, user_id bigint, reason text, PRIMARY KEY (year, id))
    WITH CLUSTERING ORDER BY (id DESC)`,
  'account_keys (name text, period bigint, kid text, private_jwk text, PRIMARY KEY (name, period))',
];

/**
 * The tables of groups. All rows of a group are in one partition of Cassandra, so that the rows of a command are
 * written in one step; only `user_groups` and `groups_progress` have others.
 *
 * | table | partition | rows |
 * |---|---|---|
 * | groups | group | the group; every command before the position `applied` is in its rows |
 * | group_members | group | the present members |
 * | group_past_members | group | memberships that are over: the user sees seq s iff joined <= s < left |
 * | group_pending | group | invitations, and requests to join |
 * | group_bans | group | users who are banned |
 * | group_outcomes | group | the outcomes of the latest changes |
 * | group_sends | group | the outcomes of the latest sends: a row is overwritten and not deleted |
 * | user_groups | user | the groups that the user is a member of |
 * | groups_progress | Kafka partition | every command before `next_position` is in the rows of its group |
 */
const groupsTables = [
  `groups (group_id bigint PRIMARY KEY, applied bigint, created bigint, name text, description text, join_policy text,
    announcements_only boolean, slow_mode_seconds int, seq bigint, n bigint, time_ms bigint, membership_epoch bigint,
    member_count int)`,
  `group_members (group_id bigint, user_id bigint, role text, joined bigint, joined_n bigint, last_sent_ms bigint,
    PRIMARY KEY (group_id, user_id))`,
  `group_past_members (group_id bigint, user_id bigint, joined bigint, joined_n bigint, left_before bigint,
    PRIMARY KEY (group_id, user_id, joined))`,
  `group_pending (group_id bigint, user_id bigint, state text, PRIMARY KEY (group_id, user_id))`,
  `group_bans (group_id bigint, user_id bigint, PRIMARY KEY (group_id, user_id))`,
  `group_outcomes (group_id bigint, actor bigint, command_id text, position bigint, outcome text,
    PRIMARY KEY (group_id, actor, command_id))`,
  `group_sends (group_id bigint, lane int, slot int, since bigint, actor bigint, device text, command_id text,
    position bigint, outcome text, PRIMARY KEY (group_id, lane, slot))`,
  `user_groups (user_id bigint, group_id bigint, joined bigint, PRIMARY KEY (user_id, group_id))`,
  `groups_progress (kafka_partition bigint PRIMARY KEY, next_position bigint)`,
];

/**
 * The tables, with those of accounts and groups above; those of projections, the first eleven, are in `projections`.
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
 * Positions are those of the log: see `ids.ts` of the contracts.
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
