/** The SDK for Node: `connect` for a device that stays connected, `History` for reading what was sent. */
export * from '@cecochat/client';
export { endTokens, findAccounts, lookUp, requestToken, type TokenRequest } from './connect-api.ts';
export { connect } from './connect.ts';
export { fileOutbox } from './file-outbox.ts';
export { type ChangedGroup, type GroupInfo, type GroupMember, type MyGroup } from './groups-calls.ts';
export { Groups, type Change, type NewGroup } from './groups.ts';
export { HistoryCalls, type DialogPage, type GroupPage, type IdGap } from './history-calls.ts';
export { History, type HistoryOptions, type ReadAllQuery, type UserPage } from './history.ts';
export { createTransport } from './network-transport.ts';
export { createWebSocketTransportOfNode } from './node-web-sockets.ts';
