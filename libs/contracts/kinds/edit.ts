import { asBuffer } from '../bytes.ts';
import { ChatError } from '../errors.ts';
import { cecochat } from '../generated/messages.js';
import { timeOfId } from '../ids.ts';
import type { Content, EventKind } from './event-kind.ts';
import {
  checkNamed, checkRef, maxRefBytes, readRef, wireRef, writeRef, type MessageRef, type SendContext,
} from './message-ref.ts';
import { textKind } from './text.ts';

/** The field of `Event.body`. */
export const editField = 12;

/** The author of a message replaced its text. */
export interface Edit {
  readonly message: MessageRef;
  readonly text: string;
}

const tags = { message: 1 * 8 + 2, text: 2 * 8 + 2 };

export const editKind: EventKind<Edit> = {
  field: editField,

  parse(body) {
    return {
      message: checkRef('message', body?.message ?? readRef({})),
      text: textKind.parse(body?.text),
    };
  },

  check({ message }, context) {
    checkNamed('message', message, context);
    if (message.author !== context.sender) throw notTheAuthor('only the author edits a message');
    checkAge(message, context);
  },

  messageOf: ({ message }) => message,

  maxBytesOf: ({ text }) => textKind.maxBytesOf(text) + maxRefBytes,

  memoryOf: ({ text }) => textKind.memoryOf(text) + memoryOfRef,

  encode: ({ message, text }) => cecochat.v1.Edit.encode({ message: wireRef(message), text }).finish(),

  write({ message, text }, writer) {
    writer.text(tags.text, text);
    writeRef(tags.message, message, writer);
  },

  fingerprintOf: (body) => asBuffer(editKind.encode(body)).toString('latin1'),
};

/** The objects of a name, rounded up. */
export const memoryOfRef = 200;

export const editContent = (message: MessageRef, text: string): Content<Edit> =>
  ({ kind: editKind, body: { message, text } });

export const readEdit = ({ message, text }: cecochat.v1.IEdit): Edit =>
  ({ message: readRef(message ?? {}), text: text ?? '' });

/** By the ids of messages, which have their time. */
function checkAge({ messageId }: MessageRef, { sentMs, editWindowMs }: SendContext): void {
  if (sentMs - timeOfId(messageId) <= editWindowMs) return;
  const message = `a message can be edited for ${Math.round(editWindowMs / 1_000)} s`;
  throw new ChatError('edit-window-over', message, { field: 'message' });
}

export const notTheAuthor = (message: string): ChatError =>
  new ChatError('not-the-author', message, { field: 'message' });
