/**
 * The SDK without a transport: what `@cecochat/client-node` and `@cecochat/client-web` have in common, and what a
 * further one needs.
 */
export {
  ChatError, conversationKey, encodedContent, groupId, isEmoji, MessageStates, offset, parseUserId, refTo,
  replyContent, textContent, textOf, timeOfId, userId,
} from '@cecochat/contracts';
export type {
  Activity, ChatEvent, Content, ConversationSettings, ErrorCode, EventBody, EventKind, GroupChanged, GroupId, MessageId,
  MessageRef, MessageState, NamedChanges, NamedConversation, Offset, Partition, Presence, Receipt, SeenMark, Sequence,
  ShownReaction, Typing, UserId, UserPresence, UserSettings,
} from '@cecochat/contracts';
export * from './live/index.ts';
export * from './outbox/index.ts';
export {
  defaultPolicy, type GroupGap, type HistoryGap, type HistoryPage, type OutgoingSend, type ReceivedEvent, type Route,
  type SessionPolicy, type SessionStatus,
} from './session/index.ts';
export * from './transport/index.ts';
export * from './view/index.ts';
