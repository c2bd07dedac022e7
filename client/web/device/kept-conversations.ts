import type { ShownSettings, ViewedConversation } from '../index.ts';
import { idKey, keptMessage, type ConversationKey, type KeptMessage } from './records.ts';

/** A conversation in the list of the platform, as plain values. */
export interface KeptConversation {
  readonly key: ConversationKey;
  /** Messages of others that the user has not seen on any device. */
  readonly unread: number;
  /** The latest message; undefined where this version cannot read it. */
  readonly last: KeptMessage | undefined;
  /** Of a dialog: the other user has seen the messages up to this id. */
  readonly seenTo: string;
  /** Undefined in what an earlier version has kept. */
  readonly settings?: ShownSettings | undefined;
}

/** Pure: a conversation as tabs and the store have it. */
export function keptConversation(of: ViewedConversation, me: string, device: string): KeptConversation {
  const last = of.last === undefined ? undefined : keptMessage(of.last, me, device);
  return { key: of.key as ConversationKey, unread: of.unread, last, seenTo: idKey(of.seenTo), settings: of.settings };
}

/** Pure: the conversations of a saved text; none where it is not one of this version. */
export function readKeptConversations(text: unknown): readonly KeptConversation[] {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : [];
    return Array.isArray(value) ? (value as KeptConversation[]) : [];
  } catch {
    return [];
  }
}
