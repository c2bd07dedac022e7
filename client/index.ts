/** The SDK: `connect` for a device that stays connected, `History` for reading what was sent. */
export { ChatError, encodedContent, offset, parseUserId, textContent, textOf, timeOfId, userId } from '@cecochat/contracts';
export type { ChatEvent, Content, ErrorCode, EventBody, EventKind, MessageId, Offset, Partition, Sequence, UserId } from '@cecochat/contracts';
export { History, type HistoryOptions, type ReadAllQuery, type UserPage } from './history/index.ts';
export { connect, userOfToken } from './live/index.ts';
export type { ChatSession, ClientLogger, ConnectOptions, SendWaiter, SentMessage } from './live/index.ts';
export { fileOutbox, memoryOutbox, type Outbox, type OutboxContent, type SavedSend } from './outbox/index.ts';
export {
  defaultPolicy, type HistoryGap, type ReceivedEvent, type SessionPolicy, type SessionStatus,
} from './session/index.ts';
export {
  createTransport, createWebSocketTransport, createWebSocketTransportOfNode, HistoryCalls, requestToken, type DialogPage, type IdGap,
  type TlsOptions, type Transport,
} from './transport/index.ts';
