import { asBuffer } from '../bytes.ts';
import { invalid } from '../errors.ts';
import { cecochat } from '../generated/messages.js';
import { memoryOfRef } from './edit.ts';
import type { Content, EventKind } from './event-kind.ts';
import { checkNamed, checkRef, maxRefBytes, readRef, wireRef, writeRef, type MessageRef } from './message-ref.ts';

/** The field of `Event.body`. */
export const reactionField = 14;

/** A user set an emoji on a message, or removed it. */
export interface Reaction {
  readonly message: MessageRef;
  readonly emoji: string;
  readonly isSet: boolean;
}

/** UTF-16 units of the longest emoji, and some for those to come. */
const maxEmojiLength = 40;

/** The list that Unicode recommends for general interchange, of the version that the runtime has. */
const oneEmoji = /^\p{RGI_Emoji}$/v;

export const isEmoji = (text: string): boolean => text.length <= maxEmojiLength && oneEmoji.test(text);

const tags = { message: 1 * 8 + 2, emoji: 2 * 8 + 2, set: 3 * 8 };

export const reactionKind: EventKind<Reaction> = {
  field: reactionField,

  parse(body) {
    const message = checkRef('message', body?.message ?? readRef({}));
    const emoji = body?.emoji ?? '';
    if (!isEmoji(emoji)) throw invalid('emoji', 'must be one emoji');
    return { message, emoji, isSet: body?.isSet ?? false };
  },

  check: ({ message }, context) => checkNamed('message', message, context),

  messageOf: ({ message }) => message,

  maxBytesOf: ({ emoji }) => maxRefBytes + Buffer.byteLength(emoji) + 4,

  memoryOf: () => memoryOfRef,

  encode: ({ message, emoji, isSet }) =>
    cecochat.v1.Reaction.encode({ message: wireRef(message), emoji, ...(isSet && { set: true }) }).finish(),

  write({ message, emoji, isSet }, writer) {
    if (isSet) writer.uint64(tags.set, 1);
    writer.text(tags.emoji, emoji);
    writeRef(tags.message, message, writer);
  },

  fingerprintOf: (body) => asBuffer(reactionKind.encode(body)).toString('latin1'),
};

export const reactionContent = (message: MessageRef, emoji: string, isSet: boolean): Content<Reaction> =>
  ({ kind: reactionKind, body: { message, emoji, isSet } });

export const readReaction = ({ message, emoji, set }: cecochat.v1.IReaction): Reaction =>
  ({ message: readRef(message ?? {}), emoji: emoji ?? '', isSet: set ?? false });
