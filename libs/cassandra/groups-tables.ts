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
export const groupsTables = [
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
