/** The SDK for Node: `connect` for a device that stays connected, `History` for reading what was sent. */
export * from '@cecochat/client';
export {
  type AccountSession, type Act, type Contact, type ContactChange, type ContactState, type Credentials, type Profile,
  type ProfileChange, type Role, type SessionTokens,
} from './accounts-calls.ts';
export { Accounts, type AccountsOptions } from './accounts.ts';
export { endTokens, findAccounts, lookUp, requestToken, type TokenRequest } from './connect-api.ts';
export { connect, createTransport } from './connect.ts';
export { fileOutbox } from './file-outbox.ts';
export { fileSession } from './file-session.ts';
export {
  type ChangedGroup, type GroupInfo, type GroupMember, type MyGroup, Groups, type Change, type NewGroup,
} from './groups.ts';
export {
  HistoryCalls, type DialogPage, type GroupPage, type IdGap, History, type HistoryOptions, type ReadAllQuery,
  type UserPage,
} from './history.ts';
export { createWebSocketTransportOfNode } from './node-web-sockets.ts';
export type { AccessOptions } from './platform-access.ts';
export {
  memorySession, sessionTokens, type KeptSession, type SessionStore, type SessionTokensOptions,
} from './session-tokens.ts';
