import { invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import { conversationSettingsKind, readSetConversation } from './conversation-settings.ts';
import { deletionKind, readDeletion } from './deletion.ts';
import { editKind, readEdit } from './edit.ts';
import { withFields, type Content, type EventKind } from './event-kind.ts';
import { maxBodyBytes, parseUnknown } from './encoded.ts';
import { checkRef, readRef } from './message-ref.ts';
import { reactionKind, readReaction } from './reaction.ts';
import { extendedText, replyContent, textContent, textKind } from './text.ts';
import { readUserSettings, userSettingsKind } from './user-settings.ts';

/** The fields of a send that may have its body. */
export interface WireContent extends Pick<
  cecochat.v1.IOutgoingEvent, 'text' | 'edit' | 'deletion' | 'reaction' | 'conversationSettings' | 'userSettings'
> {
  /** The send as it was encoded, where it has no body of a known kind. */
  readonly encoded?: Uint8Array;
}

/** Whether a send has a body of a known kind. */
export const hasKnownBody = ({ text, edit, deletion, reaction, ...settings }: WireContent): boolean =>
  Boolean(text ?? edit ?? deletion ?? reaction ?? settings.conversationSettings ?? settings.userSettings);

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseContent({ text, encoded, ...others }: WireContent): Content {
  if (text) return parseText(text);
  const known = parseChange(others) ?? parseSettings(others);
  if (known !== undefined) return known;
  const unknown = encoded === undefined ? undefined : parseUnknown(encoded);
  if (unknown === undefined) throw invalid('body', 'is missing: a send has a body such as text');
  return unknown;
}

/** A change of a message that was sent before. */
function parseChange({ edit, deletion, reaction }: WireContent): Content | undefined {
  if (edit) return parseAs(editKind, readEdit(edit), edit.$unknowns);
  if (deletion) return parseAs(deletionKind, readDeletion(deletion), deletion.$unknowns);
  return reaction ? parseAs(reactionKind, readReaction(reaction), reaction.$unknowns) : undefined;
}

function parseSettings(wire: WireContent): Content | undefined {
  const { conversationSettings: ofConversation, userSettings: ofUser } = wire;
  if (ofConversation) {
    return parseAs(conversationSettingsKind, readSetConversation(ofConversation), ofConversation.$unknowns);
  }
  return ofUser ? parseAs(userSettingsKind, readUserSettings(ofUser), ofUser.$unknowns) : undefined;
}

function parseText({ text: written, replyTo, $unknowns }: cecochat.v1.IText): Content {
  const text = textKind.parse(written);
  const more = fieldsOf($unknowns);
  if (replyTo) return replyContent(text, checkRef('reply_to', readRef(replyTo)), more);
  return more === undefined ? textContent(text) : extendedText(text, more);
}

function parseAs<Body>(kind: EventKind<Body>, body: Body, unknowns: readonly Uint8Array[] | undefined): Content {
  const more = fieldsOf(unknowns);
  const content: Content<Body> = { kind: more === undefined ? kind : withFields(kind, more), body: kind.parse(body) };
  return content as Content;
}

/** The fields that this version does not have. They are copied: the bytes of the frame are not kept. */
function fieldsOf(unknowns: readonly Uint8Array[] | undefined): Uint8Array | undefined {
  if (unknowns === undefined) return undefined;
  const fields = Buffer.concat(unknowns);
  if (fields.length > maxBodyBytes) throw invalid('body', `must have at most ${maxBodyBytes} bytes of other fields`);
  return fields;
}
