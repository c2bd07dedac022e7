import { asBuffer } from '../bytes.ts';
import { invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import { conversationSettingsKind, readSetConversation } from './conversation-settings.ts';
import { deletionKind, readDeletion } from './deletion.ts';
import { editKind, readEdit } from './edit.ts';
import { withFields, type Content, type EventKind } from './event-kind.ts';
import { findBodies, isMessage } from './find-bodies.ts';
import { groupChangedField } from './group-changed.ts';
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
export const hasKnownBody = (wire: WireContent): boolean =>
  Boolean(
    wire.text ?? wire.edit ?? wire.deletion ?? wire.reaction ?? wire.conversationSettings ?? wire.userSettings,
  );

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseContent(wire: WireContent): Content {
  if (wire.text) return parseText(wire.text);
  const known = parseChange(wire) ?? parseSettings(wire);
  if (known !== undefined) return known;
  const unknown = wire.encoded === undefined ? undefined : parseUnknown(wire.encoded);
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

/** Bound on the encoded body of a kind that this version does not have, in bytes. */
export const maxBodyBytes = 16 * 1024;

/** Memory for each byte of a body: the body, its record, and the rounding of buffers. */
const memoryPerByte = 3;

/** A kind whose bodies are encoded already: one that this version does not have, or one that was saved. */
const encodedKind = (field: number): EventKind<Uint8Array> => ({
  field,
  parse: (body) => body ?? new Uint8Array(0),
  maxBytesOf: (body) => body.length,
  memoryOf: (body) => memoryPerByte * body.length,
  encode: (body) => body,
  write: (body, writer) => void writer.raw(body),
  fingerprintOf: (body) => asBuffer(body).toString('latin1'),
});

/** A body as the `encode` of its kind gives it. */
export const encodedContent = (field: number, body: Uint8Array): Content<Uint8Array> => ({
  kind: encodedKind(field), body,
});

/**
 * The body of an encoded send that has none of a known kind; undefined where it has none at all. Throws a ChatError
 * `invalid-argument`, field `body`, with the rule. Reads each byte of the send at most twice.
 */
function parseUnknown(send: Uint8Array): Content<Uint8Array> | undefined {
  const [found, ...others] = findBodies(send);
  if (found === undefined) return undefined;
  if (others.length > 0) throw invalid('body', 'must be one');
  const { field, body } = found;
  if (field === groupChangedField) throw invalid('body', 'must be of a kind that users send');
  if (body === undefined || !isMessage(body)) throw invalid('body', 'must be a message');
  if (body.length > maxBodyBytes) throw invalid('body', `must be at most ${maxBodyBytes} bytes`);
  // A copy: the bytes of the frame are not kept.
  return encodedContent(field, Buffer.from(body));
}
