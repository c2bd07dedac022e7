import type { GroupChangeName, GroupId } from '@cecochat/contracts';
import { timeOfId, userId, type ChatEvent, type GroupChanged, type MessageId, type Recipient } from '../index.ts';

/** The other user of a dialog, such as `user/7`, or a group, such as `group/7`. */
export type ConversationKey = `user/${string}` | `group/${string}`;

/** An event as the device keeps it: plain values, for IndexedDB and for messages between tabs. */
export interface KeptMessage {
  /** Identifies and orders it in its conversation: the message id, in a group seq, with zeros before it. */
  readonly id: string;
  readonly conversation: ConversationKey;
  /** Decimal user id. */
  readonly sender: string;
  /** Undefined for a change of a group, and for a kind that this version does not have. */
  readonly text: string | undefined;
  /** Only of a change of a group. */
  readonly change?: KeptChange | undefined;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Which send of this device it is, see `sendKey`; undefined where another device sent it. */
  readonly send?: string | undefined;
}

/** What happened to a group, by the sender of the event. */
export interface KeptChange {
  readonly change: GroupChangeName;
  /** Decimal ids of the users whom it is about beside the sender. */
  readonly users: readonly string[];
  /** The new name of the group. */
  readonly name?: string | undefined;
  readonly role?: string | undefined;
}

/** A text that is on its way. */
export interface PendingSend {
  readonly key: string;
  readonly conversation: ConversationKey;
  readonly text: string;
  readonly timeMs: number;
  /** Why it was refused, for good; undefined while it is on its way. */
  readonly problem?: string | undefined;
}

const idDigits = 19;

/** Pure: a message id as a key. */
export const idKey = (id: MessageId | bigint): string => id.toString().padStart(idDigits, '0');

/** Pure: a send of a device as a key. */
export const sendKey = (lineage: number | undefined, sequence: number): string => `${lineage}/${sequence}`;

/** Pure: the event as `device` of `me` keeps it. */
export function keptMessage(event: ChatEvent, me: string, device: string): KeptMessage {
  const sender = event.sender.toString();
  const timeMs = timeOfId(event.messageId);
  const text = event.kind === 'text' ? event.body : undefined;
  const change = event.kind === 'group-changed' ? keptChange(event.body) : undefined;
  const isOwn = sender === me && event.device === device;
  const shared = { sender, text, timeMs, ...(change && { change }), ...(isOwn && { send: sendKey(event.lineage, event.sequence) }) };
  if (event.group !== undefined) {
    return { id: idKey(BigInt(event.seq)), conversation: `group/${event.group}`, ...shared };
  }
  const other = sender === me ? event.receiver.toString() : sender;
  return { id: idKey(event.messageId), conversation: `user/${other}`, ...shared };
}

const keptChange = ({ change, users, name, role }: GroupChanged): KeptChange => ({
  change, users: users.map(String), ...(name !== undefined && { name }), ...(role !== undefined && { role }),
});

/** Pure: where sends of a conversation go. */
export function recipientOf(conversation: ConversationKey): Recipient {
  const id = BigInt(otherUserOf(conversation));
  return isGroup(conversation) ? { group: id as GroupId } : userId(id);
}

export const isGroup = (conversation: ConversationKey): boolean => conversation.startsWith('group/');

/** Pure: the other user of a dialog or the group, as a decimal id. */
export const otherUserOf = (conversation: ConversationKey): string => conversation.slice(conversation.indexOf('/') + 1);
