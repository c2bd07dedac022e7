import type { Row } from '@cecochat/cassandra';
import { userId, type UserId } from '@cecochat/contracts';
import { z } from 'zod';
import { rejectionCodes, type Group, type Member, type Outcome } from '../machine/index.ts';
import type { Unwritten } from './unwritten.ts';

/** A statement about a group, without its timestamp: that of the batch is for all of them. */
export interface GroupStatement {
  readonly query: string;
  readonly params: readonly (bigint | number | string | boolean)[];
}

const insertGroup =
  'INSERT INTO groups (group_id, applied, created, name, description, join_policy, announcements_only, ' +
  'slow_mode_seconds, seq, n, time_ms, membership_epoch, member_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ' +
  '?, ?)';
const insertMember =
  'INSERT INTO group_members (group_id, user_id, role, joined, joined_n, last_sent_ms) VALUES (?, ?, ?, ?, ?, ?)';
const deleteMember = 'DELETE FROM group_members WHERE group_id = ? AND user_id = ?';
const insertPast =
  'INSERT INTO group_past_members (group_id, user_id, joined, joined_n, left_before) VALUES (?, ?, ?, ?, ?)';
const insertPending = 'INSERT INTO group_pending (group_id, user_id, state) VALUES (?, ?, ?)';
const deletePending = 'DELETE FROM group_pending WHERE group_id = ? AND user_id = ?';
const insertBan = 'INSERT INTO group_bans (group_id, user_id) VALUES (?, ?)';
const deleteBan = 'DELETE FROM group_bans WHERE group_id = ? AND user_id = ?';
const insertOutcome =
  'INSERT INTO group_outcomes (group_id, actor, command_id, position, outcome) VALUES (?, ?, ?, ?, ?)';
const deleteOutcome = 'DELETE FROM group_outcomes WHERE group_id = ? AND actor = ? AND command_id = ?';
const insertSend =
  'INSERT INTO group_sends (group_id, lane, slot, since, actor, device, command_id, position, outcome) VALUES (?, ' +
  '?, ?, ?, ?, ?, ?, ?, ?)';
const insertUserGroup = 'INSERT INTO user_groups (user_id, group_id, joined) VALUES (?, ?, ?) USING TIMESTAMP ?';
const deleteUserGroup = 'DELETE FROM user_groups USING TIMESTAMP ? WHERE user_id = ? AND group_id = ?';
const insertProgress = 'INSERT INTO groups_progress (kafka_partition, next_position) VALUES (?, ?) USING TIMESTAMP ?';

const rowBytes = 80;

/**
 * The timestamp of rows that are as the commands before a position make them: a later state stays, whichever process
 * writes last.
 */
export const timestampOf = (applied: number): number => applied + 1;

/** Pure: what writes everything of a group that is not written, all in the partition of the group. */
export function groupStatements(id: bigint, group: Group, unwritten: Unwritten): GroupStatement[] {
  const { fields, members, pending, banned } = group;
  const { settings } = fields;
  const statements: GroupStatement[] = [{
    query: insertGroup,
    params: [
      id, BigInt(unwritten.applied), BigInt(fields.created), fields.name, fields.description, settings.joinPolicy,
      settings.announcementsOnly, settings.slowModeSeconds, BigInt(fields.seq), BigInt(fields.n), BigInt(fields.timeMs),
      BigInt(fields.membershipEpoch), members.size,
    ],
  }];
  for (const user of unwritten.members) statements.push(memberStatement(id, user, members.get(user)));
  for (const { user, joined, joinedN, left } of unwritten.past) {
    statements.push({ query: insertPast, params: [id, user, BigInt(joined), BigInt(joinedN), BigInt(left)] });
  }
  for (const user of unwritten.pending) {
    const state = pending.get(user);
    statements.push(state === undefined
      ? { query: deletePending, params: [id, user] } : { query: insertPending, params: [id, user, state] });
  }
  for (const user of unwritten.bans) statements.push({ query: banned.has(user) ? insertBan : deleteBan,
    params: [id, user] });
  for (const { actor, id: command, position, outcome } of unwritten.outcomes.values()) {
    statements.push({ query: insertOutcome, params: [id, actor, command, BigInt(position), formatOutcome(outcome)] });
  }
  for (const { lane, slot, since, actor, device, id: send, position, outcome } of unwritten.sends.values()) {
    const place = [id, lane, slot, BigInt(since)];
    statements.push({
      query: insertSend,
      params: [...place, actor, device, send, BigInt(position), formatOutcome(outcome)],
    });
  }
  for (const { actor, id: command } of unwritten.forgotten.values()) statements.push({ query: deleteOutcome,
    params: [id, actor, command] });
  return statements;
}

function memberStatement(id: bigint, user: UserId, member: Member | undefined): GroupStatement {
  if (member === undefined) return { query: deleteMember, params: [id, user] };
  const { role, joined, joinedN, lastSentMs } = member;
  return { query: insertMember, params: [id, user, role, BigInt(joined), BigInt(joinedN), BigInt(lastSentMs)] };
}

/** Pure: what lists the group among those of its users, or no longer does. */
export function userRows(id: bigint, group: Group, { members, applied }: Pick<Unwritten,
  'members' | 'applied'>): Row[] {
  const timestamp = BigInt(timestampOf(applied));
  return [...members].map((user): Row => {
    const member = group.members.get(user);
    const change = member === undefined
      ? { query: deleteUserGroup, params: [timestamp, user, id] }
      : { query: insertUserGroup, params: [user, id, BigInt(member.joined), timestamp] };
    return { ...change, key: [user], bytes: rowBytes };
  });
}

/** Pure: every command of the partition before `next` is in the rows of its group. */
export function progressRow(partition: number, next: number): Row {
  const key = BigInt(partition);
  return { query: insertProgress, params: [key, BigInt(next), BigInt(timestampOf(next))], key: [key], bytes: rowBytes };
}

const count = z.number().int().min(0);
const stored = z.union([
  z.object({ seq: count, n: count }),
  z.object({
    code: z.enum(rejectionCodes), user: z.string().regex(/^[0-9]+$/).optional(), field: z.string().optional(),
      rule: z.string().optional(),
    retryAfterMs: count.optional(),
  }),
]);

/** An outcome as it is stored: JSON. */
export function formatOutcome(outcome: Outcome): string {
  if (outcome.kind === 'accepted') return JSON.stringify({ seq: outcome.seq, n: outcome.n });
  const { user, ...rest } = outcome.rejection;
  return JSON.stringify({ ...rest, ...(user !== undefined && { user: String(user) }) });
}

/** Throws when the text is not an outcome. */
export function parseOutcome(text: string): Outcome {
  const found = stored.parse(JSON.parse(text));
  if ('seq' in found) return { kind: 'accepted', ...found };
  const { code, user, field, rule, retryAfterMs } = found;
  return {
    kind: 'rejected',
    rejection: {
      code,
      ...(user !== undefined && { user: userId(BigInt(user)) }),
      ...(field !== undefined && { field }),
      ...(rule !== undefined && { rule }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
  };
}
