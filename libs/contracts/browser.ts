/** What browsers have of the contracts, as `@cecochat/contracts`: everything that needs no part of Node. */
export * from './back-off.ts';
export {
  ChatError, errorCodeOfClose, errorCodes, fromStatus, invalid, isErrorCode, type ErrorCode, type ErrorDetails,
} from './errors.ts';
export { encodeSend } from './sends.ts';
export * from './events.ts';
export { cecochat } from './generated/messages.js';
export * from './ids.ts';
export * from './kinds/index.ts';
export * from './message-state.ts';
export * from './presence.ts';
export * from './receipts.ts';
export { settingsIn, userSettingsIn } from './settings.ts';
export { readStates } from './stored-changes.ts';
export { utf8Length, wasUtf8 } from './bytes.ts';
export * from './web-sockets.ts';
