import {
  groupId,
  invalid,
  maxMessageId,
  maxUserId,
  messageId,
  offset,
  toBigInt,
  toNumber,
  userId,
  type cecochat,
  type GroupId,
  type MessageId,
  type Offset,
  type UserId,
} from '@cecochat/contracts';
import { dialogMessageCountRange, userMessageCountRange } from '@cecochat/redis';

export interface UserHistoryQuery {
  readonly cursor: Offset;
  readonly count: number;
}

export interface DialogHistoryQuery {
  readonly otherUser: UserId;
  readonly olderThan: MessageId;
  readonly count: number;
}

export interface GroupHistoryQuery {
  readonly group: GroupId;
  /** Only events with a lower seq. */
  readonly before: number;
  readonly count: number;
}

export interface ConversationsQuery {
  /** Only conversations whose latest event is before it. */
  readonly before: Offset;
  readonly count: number;
  readonly withoutArchived: boolean;
}

/** `before` of the first page. */
export const fromLatest = offset(Number.MAX_SAFE_INTEGER);

/** Conversations of a page, and how many there are where the caller names no number. */
export const conversationCountRange = { min: 1, max: 100 } as const;
export const defaultConversationCount = 50;

/** Understands a request. Throws an `invalid-argument` that names the field and the rule. */
export function readConversationsRequest(request: cecochat.v1.IListConversationsRequest): ConversationsQuery {
  const before = toNumber(request.before);
  if (before > Number.MAX_SAFE_INTEGER)
    throw invalid('before', `must be an offset, at most ${Number.MAX_SAFE_INTEGER}, or 0 for the latest`);
  return {
    before: before === 0 ? fromLatest : offset(before),
    count: readCount(request.count, defaultConversationCount, conversationCountRange),
    withoutArchived: request.withoutArchived ?? false,
  };
}

/** Understands a request. Throws an `invalid-argument` that names the field and the rule. */
export function readUserHistoryRequest(
  request: cecochat.v1.IGetUserHistoryRequest,
  defaultCount: number,
): UserHistoryQuery {
  const cursor = toNumber(request.cursor);
  if (cursor > Number.MAX_SAFE_INTEGER)
    throw invalid('cursor', `must be an offset, at most ${Number.MAX_SAFE_INTEGER}`);
  return { cursor: offset(cursor), count: readCount(request.count, defaultCount, userMessageCountRange) };
}

/** Understands a request. Throws an `invalid-argument` that names the field and the rule. */
export function readDialogHistoryRequest(
  request: cecochat.v1.IGetDialogHistoryRequest,
  defaultCount: number,
): DialogHistoryQuery {
  const otherUser = toBigInt(request.otherUser);
  if (otherUser < 1n || otherUser > maxUserId) throw invalid('other_user', `must be a user id, 1..${maxUserId}`);
  const olderThan = toBigInt(request.olderThan);
  if (olderThan > maxMessageId)
    throw invalid('older_than', `must be a message id, at most ${maxMessageId}, or 0 for the newest`);
  return {
    otherUser: userId(otherUser),
    olderThan: olderThan === 0n ? maxMessageId : messageId(olderThan),
    count: readCount(request.count, defaultCount, dialogMessageCountRange),
  };
}

/** Understands a request. Throws an `invalid-argument` that names the field and the rule. */
export function readGroupHistoryRequest(
  request: cecochat.v1.IGetGroupHistoryRequest,
  defaultCount: number,
): GroupHistoryQuery {
  const group = toBigInt(request.group);
  if (group < 1n || group > maxUserId) throw invalid('group', `must be a group id, 1..${maxUserId}`);
  const before = toNumber(request.before);
  if (before > Number.MAX_SAFE_INTEGER)
    throw invalid('before', `must be a seq, at most ${Number.MAX_SAFE_INTEGER}, or 0 for the newest`);
  return {
    group: groupId(group),
    before: before === 0 ? Number.MAX_SAFE_INTEGER : before,
    count: readCount(request.count, defaultCount, dialogMessageCountRange),
  };
}

function readCount(
  asked: number | null | undefined,
  defaultCount: number,
  range: { readonly min: number; readonly max: number },
): number {
  const count = asked ?? 0;
  if (count === 0) return defaultCount;
  if (count < range.min || count > range.max)
    throw invalid('count', `must be ${range.min}..${range.max}, or 0 for the default`);
  return count;
}
