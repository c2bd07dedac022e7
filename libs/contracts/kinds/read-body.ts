import type { cecochat } from '../generated/messages.js';
import { readSetConversation, conversationSettingsField, type SetConversation } from './conversation-settings.ts';
import { readDeletion, type Deletion } from './deletion.ts';
import { readEdit, type Edit } from './edit.ts';
import { findBodies } from './find-bodies.ts';
import { readGroupChanged, groupChangedField, type GroupChanged } from './group-changed.ts';
import { readRef, type MessageRef } from './message-ref.ts';
import { readReaction, type Reaction } from './reaction.ts';
import { textKind } from './text.ts';
import { readUserSettings, userSettingsField, type UserSettings } from './user-settings.ts';

/** The body of an event with the name of its kind. */
export type EventBody =
  /** `replyTo` names the message that the text answers. */
  | { readonly kind: 'text'; readonly body: string; readonly replyTo?: MessageRef }
  | { readonly kind: 'group-changed'; readonly body: GroupChanged }
  | { readonly kind: 'edit'; readonly body: Edit }
  | { readonly kind: 'deletion'; readonly body: Deletion }
  | { readonly kind: 'reaction'; readonly body: Reaction }
  | { readonly kind: 'conversation-settings'; readonly body: SetConversation }
  | { readonly kind: 'user-settings'; readonly body: UserSettings }
  /** A kind that this version does not have. */
  | { readonly kind: 'unknown'; readonly body: undefined };

const unknown: EventBody = { kind: 'unknown', body: undefined };

/** The body of a decoded event. */
export function readBody({ text, groupChanged, ...others }: cecochat.v1.IEvent): EventBody {
  if (text) {
    return { kind: 'text', body: text.text ?? '', ...(text.replyTo && { replyTo: readRef(text.replyTo) }) };
  }
  const body = groupChanged ? readGroupChanged(groupChanged) : undefined;
  return body === undefined ? readChange(others) ?? readSet(others) : { kind: 'group-changed', body };
}

/** A change of a message that was sent before. */
function readChange({ edit, deletion, reaction }: cecochat.v1.IEvent): EventBody | undefined {
  if (edit) return { kind: 'edit', body: readEdit(edit) };
  if (deletion) return { kind: 'deletion', body: readDeletion(deletion) };
  return reaction ? { kind: 'reaction', body: readReaction(reaction) } : undefined;
}

/** Settings of the user. */
function readSet({ conversationSettings, userSettings }: cecochat.v1.IEvent): EventBody {
  if (conversationSettings) return { kind: 'conversation-settings', body: readSetConversation(conversationSettings) };
  return userSettings ? { kind: 'user-settings', body: readUserSettings(userSettings) } : unknown;
}

/** The text of an event that is a text message; undefined for every other kind. */
export const textOf = (event: EventBody): string | undefined => (event.kind === 'text' ? event.body : undefined);

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
