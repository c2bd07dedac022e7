/** The SDK for browsers: `connect` for a device that stays connected. It needs no part of Node. */
export * from '@cecochat/client';
export { connect, type WebConnectOptions } from './connect.ts';
export {
  WebGroups, type WebGroup, type WebGroupChange, type WebGroupMember, type WebGroupsOptions,
} from './groups.ts';
export { HttpCalls } from './http-calls.ts';
