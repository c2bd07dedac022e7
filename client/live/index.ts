export type { ChatSession } from './chat-session.ts';
export type { Recipient } from './recipient.ts';
export type { ClientLogger } from './client-logger.ts';
export { connectBy, type ConnectOptions, type OpenTransport } from './connect-by.ts';
export type { SendWaiter, SentMessage } from './session-parts.ts';
export { userOfToken } from './token.ts';
