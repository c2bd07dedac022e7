import { maxVarintBytes, type WireWriter } from '../bytes.ts';
import { ChatError, invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import {
  maxMessageId, maxUserId, timeOfId, toBigInt, toLong, toNumber, type GroupId, type MessageId, type UserId,
  type WireLong,
} from '../ids.ts';

/**
 * Names a message of the conversation of the event. The message id places it in a dialog, the seq in a group. The
 * author and the id are there for the platform, which checks a send without reading the message: whether the sender may
 * edit or delete it, and how old it is. Readers take nothing on trust: what names another author or id than the message
 * has is about no message.
 */
export interface MessageRef {
  readonly messageId: MessageId;
  /** 0 in a dialog. */
  readonly seq: number;
  readonly author: UserId;
}

/** The fields of an envelope that name its event. */
export interface Named {
  readonly messageId: MessageId;
  readonly sender: UserId;
  readonly group?: GroupId | undefined;
  readonly seq?: number;
}

/** The name of an event, for another one of its conversation. */
export const refTo = ({ messageId, sender, group, seq = 0 }: Named): MessageRef =>
  ({ messageId, seq: group === undefined ? 0 : seq, author: sender });

/** One text for a name, usable as a key within a conversation. */
export const refKey = ({ messageId, seq, author }: MessageRef): string => `${seq}/${messageId}/${author}`;

/** The field of a body that has a name. */
type RefField = 'message' | 'reply_to';

/** Checks a name whose numbers come from a user. Throws a ChatError that names the field and the rule. */
export function checkRef(field: RefField, { messageId, seq, author }: MessageRef): MessageRef {
  if (messageId < 1n || messageId > maxMessageId) throw invalid(field, 'must have the message_id of a message');
  if (seq < 0 || seq > Number.MAX_SAFE_INTEGER) throw invalid(field, 'must have a seq below 2^53');
  if (author < 1n || author > maxUserId) throw invalid(field, 'must have the author, a user id');
  return { messageId, seq, author };
}

interface WireRef {
  readonly messageId?: WireLong;
  readonly seq?: WireLong;
  readonly author?: WireLong;
}

/** A name as it is on the wire, which may be of no message. */
export const readRef = (wire: WireRef): MessageRef => ({
  messageId: toBigInt(wire.messageId) as MessageId, seq: toNumber(wire.seq), author: toBigInt(wire.author) as UserId,
});

export const wireRef = ({ messageId, seq, author }: MessageRef): cecochat.v1.IMessageRef =>
  ({ messageId: toLong(messageId), ...(seq > 0 && { seq: toLong(seq) }), author: toLong(author) });

const refTags = { messageId: 1 * 8, seq: 2 * 8, author: 3 * 8 };

/** A tag, a length, and three numbers with their tags. */
export const maxRefBytes = 2 + 3 * (1 + maxVarintBytes);

/** Writes a name as the field with this tag: the same bytes as `wireRef` gives. */
export function writeRef(tag: number, { messageId, seq, author }: MessageRef, writer: WireWriter): void {
  const end = writer.start;
  writer.uint64(refTags.author, author);
  if (seq > 0) writer.uint64(refTags.seq, seq);
  writer.uint64(refTags.messageId, messageId).enclose(tag, end);
}

/** A send beside its body. */
export interface SendContext {
  readonly sender: UserId;
  /** Undefined in a group. */
  readonly receiver: UserId | undefined;
  readonly group: GroupId | undefined;
  /** When it was sent first, in milliseconds since the Unix epoch. */
  readonly sentMs: number;
  /** How long after a message its text can be replaced. */
  readonly editWindowMs: number;
}

/** Clocks of servers differ by less than this. */
const clockSkewMs = 5_000;

/**
 * What a send shows to be wrong about the message that it names, whatever that message is. Throws a ChatError. In a
 * group the seq is checked by the service `groups`, which has the last one.
 */
export function checkNamed(field: RefField, ref: MessageRef, { sender, receiver, group, sentMs }: SendContext): void {
  if (group === undefined && ref.seq !== 0) throw invalid(field, 'must have no seq in a dialog');
  if (group !== undefined && ref.seq === 0) throw invalid(field, 'must have the seq of a message of the group');
  const isStranger = group === undefined && ref.author !== sender && ref.author !== receiver;
  if (isStranger || timeOfId(ref.messageId) > sentMs + clockSkewMs) throw noSuchMessage(field);
}

export const noSuchMessage = (field: RefField): ChatError =>
  new ChatError('no-such-message', 'there is no such message in the conversation', { field });

/**
 * Refuses what is for the devices of its sender alone, and sent to others. Throws a ChatError that names the target.
 */
export function checkToSelf({ sender, receiver, group }: SendContext): void {
  if (group !== undefined) throw invalid('group', 'must not be there: settings are sent to the user itself');
  if (receiver !== sender) throw invalid('receiver', 'must be the user itself: settings are for its own devices');
}
