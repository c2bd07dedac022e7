import { invalid } from '../errors.ts';
import { cecochat } from '../generated/messages.js';
import { joinBytes, utf8Length, wasUtf8, type WireWriter } from '../bytes.ts';
import { firstBodyField, withFields, type Content, type EventKind } from './event-kind.ts';
import { checkNamed, wireRef, type MessageRef } from './message-ref.ts';

export const maxTextBytes = 8 * 1024;

/** The field `text` of `Text`, and that it has a length. */
const textTag = 1 * 8 + 2;
/** A tag, and a length. */
const overheadBytes = 11;
/** Of each character: two in the text, up to three in the record, and the rounding of buffers. */
const memoryPerCharacter = 4;

/** A text message. */
export const textKind: EventKind<string> = {
  field: firstBodyField,

  parse(body) {
    const text = body ?? '';
    if (text === '') throw invalid('text', 'must not be empty');
    if (!wasUtf8(text)) throw invalid('text', 'must be UTF-8');
    // A UTF-16 unit takes at most three bytes: short texts need no counting.
    if (text.length * 3 > maxTextBytes && utf8Length(text) > maxTextBytes) {
      throw invalid('text', `must be at most ${maxTextBytes} bytes of UTF-8`);
    }
    return text;
  },

  maxBytesOf: (text) => Buffer.byteLength(text) + overheadBytes,

  memoryOf: (text) => memoryPerCharacter * text.length,

  encode: (text) => cecochat.v1.Text.encode({ text }).finish(),

  write(text: string, writer: WireWriter) {
    writer.text(textTag, text);
  },

  fingerprintOf: (text) => text,
};

export const textContent = (text: string): Content<string> => ({ kind: textKind, body: text });

/** No text of a send has it. */
const separator = '\uD800';

/** A text with encoded fields of a later version, which are stored and forwarded as they are. */
export const extendedText = (text: string, fields: Uint8Array): Content<string> =>
  ({ kind: withFields(textKind, fields, separator), body: text });

/** A text that answers a message, and may have encoded fields of a later version. */
export function replyContent(
  text: string,
  replyTo: MessageRef,
  fields: Uint8Array = new Uint8Array(0),
): Content<string> {
  const encoded = cecochat.v1.Text.encode({ replyTo: wireRef(replyTo) }).finish();
  const kind: EventKind<string> = {
    ...withFields(textKind, joinBytes(encoded, fields), separator),
    check: (_, context) => checkNamed('reply_to', replyTo, context),
    messageOf: () => replyTo,
  };
  return { kind, body: text };
}
