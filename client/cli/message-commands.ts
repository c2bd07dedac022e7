import { isEmoji, type ChatEvent, type MessageState, type UserId } from '@cecochat/client-node';

/** What a line of a chat asks of a message. */
export type MessageCommand =
  | { readonly kind: 'reply' | 'edit'; readonly message: ChatEvent; readonly text: string }
  | { readonly kind: 'delete'; readonly message: ChatEvent }
  | { readonly kind: 'react'; readonly message: ChatEvent; readonly emoji: string; readonly isSet: boolean };

export const messageCommandHelp = [
  '/list               the latest messages with their numbers',
  '/reply [#n] TEXT    answers a message: without a number the latest one of others',
  '/edit [#n] TEXT     replaces the text of an own message: without a number the latest one',
  '/delete [#n]        deletes a message for all: without a number the latest own one',
  '/react [#n] EMOJI   sets a reaction: without a number to the latest message of others',
  '/unreact [#n] EMOJI removes it',
].join('\n');

const names = ['reply', 'edit', 'delete', 'react', 'unreact'] as const;

/** Whether a line is one of these commands, complete or not. */
export const isMessageCommand = (line: string): boolean =>
  names.some((name) => new RegExp(`^/${name}(\\s|$)`).test(line));

export interface CommandContext {
  readonly me: UserId;
  /** In the order of the conversation. */
  readonly messages: readonly MessageState[];
  /** Those that `/list` has shown last, the first one with the number 1. */
  readonly listed: readonly MessageState[];
}

/** Pure: the command of a line, or what is wrong with it in words. */
export function readMessageCommand(line: string, context: CommandContext): MessageCommand | string {
  const [, name = '', number, rest = ''] = /^\/(\w+)(?:\s+#(\d+))?\s*(.*)$/s.exec(line) ?? [];
  const message = messageOf(name, number, context);
  if (typeof message === 'string') return message;
  if (name === 'delete') return rest === '' ? { kind: 'delete', message } : '/delete takes no text';
  if (name === 'reply' || name === 'edit') return withText(name, message, rest);
  return isEmoji(rest) ? { kind: 'react', message, emoji: rest, isSet: name === 'react' } : `/${name} needs one emoji`;
}

const withText = (kind: 'reply' | 'edit', message: ChatEvent, text: string): MessageCommand | string =>
  (text === '' ? `/${kind} needs a text` : { kind, message, text });

function messageOf(name: string, number: string | undefined, context: CommandContext): ChatEvent | string {
  if (number === undefined) return latest(name, context)?.base ?? 'there is no such message here';
  return context.listed[Number(number) - 1]?.base ?? `/list shows no #${number}`;
}

/**
 * An own message for what only its author does, and one of others for the rest; any, where others have written none.
 */
function latest(name: string, { me, messages }: CommandContext): MessageState | undefined {
  const isOwn = name === 'edit' || name === 'delete';
  const there = messages.filter(({ deletedBy, base }) => deletedBy === undefined && base.kind === 'text');
  const found = there.findLast(({ base }) => (base.sender === me) === isOwn);
  return found ?? (isOwn ? undefined : there.at(-1));
}
