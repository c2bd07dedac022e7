export { endTokens, lookUp, requestToken } from './connect-api.ts';
export { HistoryCalls, type DialogPage, type IdGap } from './history-calls.ts';
export { createTransport } from './network-transport.ts';
export { securityOf, type Security, type TlsOptions } from './security.ts';
export type { ChatCall, ChatCallHandlers, Listener, Transport } from './transport.ts';
