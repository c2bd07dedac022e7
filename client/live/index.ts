export type { ChatSession, Recipient } from './chat-session.ts';
export type { SendWaiter, SentMessage } from './session-parts.ts';
export type { ClientLogger } from './client-logger.ts';
export { connectBy, type ConnectOptions, type OpenTransport } from './connect-by.ts';
export { userOfToken } from './prepare-session.ts';
