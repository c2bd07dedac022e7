export { barePaths } from './bare-paths.ts';
export type { BareCalls, BareRequest } from './bare-server.ts';
export type { BareWebSocketCalls } from './bare-web-sockets.ts';
export type { FeedRequest } from './feeder.ts';
export type { InProcessLogOptions } from './in-process-log.ts';
export type { MessagingCalls } from './messaging-on-log.ts';
