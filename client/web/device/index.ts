/** A device in a browser: its store, and the tabs that share it. Needs IndexedDB, Web Locks and BroadcastChannel. */
export { Device, type DeviceObserver, type DeviceOptions, type Kept } from './device.ts';
export { isGroup, otherUserOf, type ConversationKey, type KeptChange, type KeptMessage, type PendingSend } from './records.ts';
export type { Connection } from './tab-messages.ts';
