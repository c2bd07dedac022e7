export { endTokens, lookUp, requestToken } from './connect-api.ts';
export { HistoryCalls, type DialogPage, type IdGap } from './history-calls.ts';
export { createTransport } from './network-transport.ts';
export { createWebSocketTransportOfNode } from './node-web-sockets.ts';
export { securityOf, type Security, type TlsOptions } from './security.ts';
export type { ChatCall, ChatCallHandlers, Listener, Transport } from './transport.ts';
export type { WebRoute } from './connect-calls.ts';
export { createWebSocketTransport, type WebSocketTransportParts } from './web-socket/index.ts';
