import type { ChatEvent, EventBody, MessageState } from '@cecochat/contracts';
import { printable } from './output.ts';

const quotedLength = 40;

/** The beginning of a message, for lines about it. */
export function quote(state: MessageState | undefined): string {
  if (state === undefined) return 'a message that is not shown';
  if (state.deletedBy !== undefined) return 'a deleted message';
  const text = printable(state.text ?? 'a message').replaceAll('\n', ' ');
  return text.length > quotedLength ? `“${text.slice(0, quotedLength)}…”` : `“${text}”`;
}

/** A message as it is now: its text, that it was edited or deleted, and the reactions. */
export function describeState({ base, text, isEdited, deletedBy, reactions }: MessageState, answered?: string): string {
  if (deletedBy !== undefined) return deletedBy === base.sender ? '(deleted)' : `(deleted by ${deletedBy})`;
  const set = reactions.map(({ emoji, users }) => (users.length > 1 ? `${emoji} ${users.length}` : emoji)).join('  ');
  const above = answered === undefined ? '' : `↳ ${answered} `;
  return `${above}${printable(text ?? '')}${isEdited ? ' (edited)' : ''}${set === '' ? '' : `  [${set}]`}`;
}

type ChangeBody = Extract<EventBody, { kind: 'edit' | 'deletion' | 'reaction' }>;

export const isChangeBody = (event: EventBody): event is ChangeBody =>
  event.kind === 'edit' || event.kind === 'deletion' || event.kind === 'reaction';

/** A change of a message, as it was before, in words. */
export function describeMessageChange(change: ChangeBody, message: MessageState | undefined): string {
  switch (change.kind) {
    case 'edit': return `edited ${quote(message)}: ${printable(change.body.text)}`;
    case 'deletion': return `deleted ${quote(message)}`;
    case 'reaction': return change.body.isSet
      ? `reacted ${printable(change.body.emoji)} to ${quote(message)}`
      : `took ${printable(change.body.emoji)} from ${quote(message)}`;
  }
}

/** The fields that a line of JSON has of a message with its changes. */
export function stateAsJson({ text, isEdited, deletedBy, reactions }: MessageState): Record<string, unknown> {
  return {
    ...(deletedBy === undefined ? { text } : { deletedBy: deletedBy.toString(), text: undefined }),
    ...(isEdited && { edited: true }),
    ...(reactions.length > 0 && {
      reactions: reactions.map(({ emoji, users }) => ({ emoji, users: users.map(String) })),
    }),
  };
}

/** What JSON has of the body of a change. */
export function changeAsJson(event: ChatEvent): Record<string, unknown> {
  if (!isChangeBody(event))
    return event.kind === 'text' && event.replyTo ? { replyTo: event.replyTo.messageId.toString() } : {};
  const { messageId, author } = event.body.message;
  const message = { messageId: messageId.toString(), author: author.toString() };
  if (event.kind === 'edit') return { edit: { ...message, text: event.body.text } };
  if (event.kind === 'deletion') return { deletion: message };
  return { reaction: { ...message, emoji: event.body.emoji, set: event.body.isSet } };
}
