/** The SDK for browsers: `connect` for a device that stays connected. It needs no part of Node. */
export { ChatError, encodedContent, offset, parseUserId, textContent, textOf, timeOfId, userId } from '@cecochat/contracts';
export type { ChatEvent, Content, ErrorCode, EventBody, EventKind, MessageId, Offset, Partition, Sequence, UserId } from '@cecochat/contracts';
export type { ChatSession } from '../live/chat-session.ts';
export { memoryOutbox, type Outbox, type OutboxContent } from '../outbox/outbox.ts';
export {
  defaultPolicy, type HistoryGap, type ReceivedEvent, type SessionPolicy, type SessionStatus,
} from '../session/index.ts';
export type { Transport } from '../transport/transport.ts';
export { connect, type WebConnectOptions } from './connect.ts';
