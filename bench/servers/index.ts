export { barePaths, type BareCalls, type BareRequest } from './bare-server.ts';
export type { BareWebSocketCalls } from './bare-web-sockets.ts';
export type { FeedRequest } from './feeder.ts';
export type { InProcessLogOptions, MessagingCalls } from './messaging-on-log.ts';
