/** A device in a browser: its store, and the tabs that share it. Needs IndexedDB, Web Locks and BroadcastChannel. */
export type { DialogPresence } from './dialog-presences.ts';
export { Device, type DeviceObserver, type DeviceOptions, type Kept } from './device.ts';
export type { KeptConversation } from './kept-conversations.ts';
export {
  isGroup, otherUserOf, refOf, refOfKept, type ConversationKey, type KeptChange, type KeptMessage, type KeptRef,
  type MessageAction, type PendingSend,
} from './records.ts';
export type { Connection } from './tab-messages.ts';
