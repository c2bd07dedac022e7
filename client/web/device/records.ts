import { messageId, type GroupChangeName, type GroupId } from '@cecochat/contracts';
import {
  timeOfId, userId, type ChatEvent, type ConversationSettings, type GroupChanged, type MessageId, type MessageRef,
  type Recipient, type UserSettings,
} from '../index.ts';

/** The other user of a dialog, such as `user/7`, or a group, such as `group/7`. */
export type ConversationKey = `user/${string}` | `group/${string}`;

/** `MessageRef` as plain values. */
export interface KeptRef {
  /** As `KeptMessage.id`. */
  readonly id: string;
  /** Decimal message id. */
  readonly messageId: string;
  /** Decimal user id. */
  readonly author: string;
}

/** What is sent about a message. */
export type MessageAction =
  | { readonly kind: 'reply' | 'edit' | 'deletion'; readonly message: KeptRef }
  | { readonly kind: 'reaction'; readonly message: KeptRef; readonly emoji: string; readonly isSet: boolean };

/** An event as the device keeps it: plain values, for IndexedDB and for messages between tabs. */
export interface KeptMessage {
  /** Identifies and orders it in its conversation: the message id, in a group seq, with zeros before it. */
  readonly id: string;
  readonly conversation: ConversationKey;
  /** Decimal user id. */
  readonly sender: string;
  /**
   * Undefined for a change of a group, and for a kind that this version does not have. Of an edit the new text, of a
   * reaction or deletion empty.
   */
  readonly text: string | undefined;
  /** Only of a change of a group. */
  readonly change?: KeptChange | undefined;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Decimal message id; undefined in what earlier versions have kept of groups. */
  readonly messageId?: string | undefined;
  /** The message that it is about; undefined where it is about none. */
  readonly action?: MessageAction | undefined;
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

/** A text that is on its way, or settings of a conversation. */
export interface PendingSend {
  readonly key: string;
  readonly conversation: ConversationKey;
  readonly text: string;
  readonly timeMs: number;
  readonly action?: MessageAction | undefined;
  /** What is set about the conversation, in place of a text. */
  readonly settings?: ConversationSettings | undefined;
  /** What is set for all conversations, in place of a text. */
  readonly userSettings?: UserSettings | undefined;
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
  const change = event.kind === 'group-changed' ? keptChange(event.body) : undefined;
  const isOwn = sender === me && event.device === device;
  const action = actionOf(event);
  const shared = {
    sender, text: keptText(event), timeMs, messageId: event.messageId.toString(), ...(change && { change }),
    ...(action && { action }), ...(isOwn && { send: sendKey(event.lineage, event.sequence) }),
  };
  if (event.group !== undefined) {
    return { id: idKey(BigInt(event.seq)), conversation: `group/${event.group}`, ...shared };
  }
  const other = sender === me ? event.receiver.toString() : sender;
  return { id: idKey(event.messageId), conversation: `user/${other}`, ...shared };
}

const keptChange = ({ change, users, name, role }: GroupChanged): KeptChange => ({
  change, users: users.map(String), ...(name !== undefined && { name }), ...(role !== undefined && { role }),
});

function keptText(event: ChatEvent): string | undefined {
  switch (event.kind) {
    case 'text': return event.body;
    case 'edit': return event.body.text;
    case 'deletion': case 'reaction': return '';
    default: return undefined;
  }
}

function actionOf(event: ChatEvent): MessageAction | undefined {
  if (event.kind === 'text') return event.replyTo && { kind: 'reply', message: keptRef(event.replyTo) };
  if (event.kind === 'edit' || event.kind === 'deletion')
    return { kind: event.kind, message: keptRef(event.body.message) };
  if (event.kind !== 'reaction') return undefined;
  const { message, emoji, isSet } = event.body;
  return { kind: 'reaction', message: keptRef(message), emoji, isSet };
}

const keptRef = ({ messageId: id, seq, author }: MessageRef): KeptRef =>
  ({ id: idKey(seq === 0 ? id : BigInt(seq)), messageId: id.toString(), author: author.toString() });

/** Pure: how others name a message that is kept; undefined where that is not known, or it is about another one. */
export function refOfKept({ id, conversation, sender, messageId: known, action }: KeptMessage): KeptRef | undefined {
  if (action !== undefined && action.kind !== 'reply') return undefined;
  const named = known ?? (isGroup(conversation) ? undefined : BigInt(id).toString());
  return named === undefined ? undefined : { id, messageId: named, author: sender };
}

/** Pure: the name as the protocol has it. */
export const refOf = ({ id, messageId: named, author }: KeptRef, conversation: ConversationKey): MessageRef => ({
  messageId: messageId(BigInt(named)), seq: isGroup(conversation) ? Number(id) : 0, author: userId(BigInt(author)),
});

/** Pure: where sends of a conversation go. */
export function recipientOf(conversation: ConversationKey): Recipient {
  const id = BigInt(otherUserOf(conversation));
  return isGroup(conversation) ? { group: id as GroupId } : userId(id);
}

export const isGroup = (conversation: ConversationKey): boolean => conversation.startsWith('group/');

/** Pure: the other user of a dialog or the group, as a decimal id. */
export const otherUserOf = (conversation: ConversationKey): string => conversation.slice(conversation.indexOf('/') + 1);
