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
export const accountsTables = [
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
