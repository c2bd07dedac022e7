import { conversationSettingsField } from './conversation-settings.ts';
import { findBodies } from './find-bodies.ts';
import { groupChangedField } from './group-changed.ts';
import { textKind } from './text.ts';
import { userSettingsField } from './user-settings.ts';

/** The field of the body of an encoded event; undefined where it has none. Throws for bytes that are not a message. */
export const bodyFieldOf = (event: Uint8Array): number | undefined => findBodies(event)[0]?.field;

/** Whether events of a kind are messages: those of others count as unread until they are seen. */
export const countsAsMessage = (field: number | undefined): boolean => field === textKind.field;

/** Whether a list of conversations has the latest event of a kind as what happened last. */
export const isListed = (field: number | undefined): boolean => countsAsMessage(field) || field === groupChangedField;

/** Whether an encoded event is for devices alone, and has no place in its conversation. */
export function isForDevices(event: Uint8Array): boolean {
  const field = bodyFieldOf(event);
  return field === conversationSettingsField || field === userSettingsField;
}
