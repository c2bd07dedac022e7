import { asBuffer } from '../bytes.ts';
import { cecochat } from '../generated/messages.js';
import { memoryOfRef, notTheAuthor } from './edit.ts';
import type { Content, EventKind } from './event-kind.ts';
import { checkNamed, checkRef, maxRefBytes, readRef, wireRef, writeRef, type MessageRef } from './message-ref.ts';

/** The field of `Event.body`. */
export const deletionField = 13;

/** A message was deleted for all who see it. */
export interface Deletion {
  readonly message: MessageRef;
}

const messageTag = 1 * 8 + 2;

export const deletionKind: EventKind<Deletion> = {
  field: deletionField,

  parse: (body) => ({ message: checkRef('message', body?.message ?? readRef({})) }),

  /** In a group an admin may delete what others have written: the service `groups` checks that. */
  check({ message }, context) {
    checkNamed('message', message, context);
    if (context.group !== undefined || message.author === context.sender) return;
    throw notTheAuthor('only the author deletes a message of a dialog');
  },

  messageOf: ({ message }) => message,

  maxBytesOf: () => maxRefBytes,

  memoryOf: () => memoryOfRef,

  encode: ({ message }) => cecochat.v1.Deletion.encode({ message: wireRef(message) }).finish(),

  write: ({ message }, writer) => writeRef(messageTag, message, writer),

  fingerprintOf: (body) => asBuffer(deletionKind.encode(body)).toString('latin1'),
};

export const deletionContent = (message: MessageRef): Content<Deletion> => ({ kind: deletionKind, body: { message } });

export const readDeletion = ({ message }: cecochat.v1.IDeletion): Deletion => ({ message: readRef(message ?? {}) });
