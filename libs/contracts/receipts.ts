import { asBuffer } from './bytes.ts';
import { invalid } from './errors.ts';
import { cecochat } from './generated/messages.js';
import {
  maxUserId, toBigInt, toLong, toNumber, type GroupId, type MessageId, type Offset, type UserId,
} from './ids.ts';

const v1 = cecochat.v1;

/** The name of the frame, in `ready`, of servers that take receipts. */
export const receiptFrame = 'receipt';

/** Where a user has seen everything up to an event, that one included. */
export interface MarkedEvent {
  /** Of the event, in the partition of the user. Of two receipts the one with the higher offset counts. */
  readonly offset: Offset;
  /** Only the devices of the user are notified. */
  readonly isPrivate: boolean;
}

export interface DialogMark extends MarkedEvent {
  /** The other user; the reader itself for notes to oneself. */
  readonly other: UserId;
  readonly group?: undefined;
  /** Of the event. */
  readonly seenTo: MessageId;
}

export interface GroupMark extends MarkedEvent {
  readonly group: GroupId;
  readonly other?: undefined;
  /** seq of the event, and how many events of the group count as messages up to it. */
  readonly seenTo: number;
  readonly n: number;
}

/** The mark that a device reports: its user has seen everything of a conversation up to an event. */
export type SeenMark = DialogMark | GroupMark;

/** What a user has seen of a conversation. A maximum: one that comes again, or late, changes nothing. */
export type Receipt = SeenMark & { readonly reader: UserId };

/** Names the conversation of a user: `user/7` or `group/7`. */
export const conversationKey = ({
  other, group,
}: {
  readonly other?: UserId | undefined;
  readonly group?: GroupId | undefined;
}): string => (group === undefined ? `user/${other}` : `group/${group}`);

/** Checks what a device has sent. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseSeenMark(wire: cecochat.v1.IReceipt): SeenMark {
  const offset = toNumber(wire.offset);
  if (offset > Number.MAX_SAFE_INTEGER) throw invalid('offset', 'must be below 2^53');
  const event = { offset: offset as Offset, isPrivate: wire.private ?? false };
  if (isSet(wire.group)) return parseOfGroup(wire, event);
  if (!isSet(wire.other)) throw invalid('conversation', 'is missing: a receipt names the other user or a group');
  const other = parseId('other', 'a user id', toBigInt(wire.other)) as UserId;
  return { ...event, other, seenTo: parseId('seen_to', 'a message id', toBigInt(wire.seenTo)) as unknown as MessageId };
}

function parseOfGroup(wire: cecochat.v1.IReceipt, event: MarkedEvent): GroupMark {
  const group = parseId('group', 'a group id', toBigInt(wire.group)) as unknown as GroupId;
  const [seenTo, n] = [toNumber(wire.seenTo), toNumber(wire.n)];
  if (seenTo < 1 || seenTo > Number.MAX_SAFE_INTEGER)
    throw invalid('seen_to', 'must be a seq, 1 or more and below 2^53');
  if (n > seenTo) throw invalid('n', 'must be that of the event, at most its seq');
  return { ...event, group, seenTo, n };
}

function parseId(field: string, what: string, id: bigint): bigint {
  if (id < 1n || id > maxUserId) throw invalid(field, `must be ${what}, 1 or more and below 2^63`);
  return id;
}

const isSet = (wire: unknown) => wire !== null && wire !== undefined;

/** A receipt of the log. Throws an Error with the reason when it is none. */
export function readReceipt(wire: cecochat.v1.IReceipt): Receipt {
  const reader = toBigInt(wire.reader);
  if (reader < 1n || reader > maxUserId) throw new Error(`reader ${reader} of a receipt is not a user id`);
  return { ...parseSeenMark(wire), reader: reader as UserId };
}

/** A receipt on the wire; a device need not name its reader. */
export function wireReceipt(receipt: SeenMark & { readonly reader?: UserId }): cecochat.v1.IReceipt {
  const { reader, offset, isPrivate } = receipt;
  return {
    ...(reader !== undefined && { reader: toLong(reader) }),
    ...(receipt.group === undefined
      ? { other: toLong(receipt.other), seenTo: toLong(receipt.seenTo) }
      : { group: toLong(receipt.group), seenTo: toLong(receipt.seenTo), n: toLong(receipt.n) }),
    offset: toLong(offset),
    ...(isPrivate && { private: true }),
  };
}

/** The users who get a receipt: its reader, and the other user of the dialog. In a group it is for the reader alone. */
export function audienceOfReceipt({ reader, other, isPrivate }: Receipt): readonly UserId[] {
  return other === undefined || other === reader || isPrivate ? [reader] : [reader, other];
}

/** The value of a Kafka record with a receipt. */
export const encodeReceiptRecord = (receipt: Receipt): Buffer =>
  asBuffer(v1.Record.encode({ receipt: wireReceipt(receipt) }).finish());

/** A `receipt` frame for the devices of the users who get it. */
export const encodeReceiptFrame = (offset: Offset, receipt: Receipt): Buffer =>
  asBuffer(v1.ChatResponse.encode({ receipt: { offset: toLong(offset), receipt: wireReceipt(receipt) } }).finish());

/** A `receipt` frame of a device, for browsers as well. */
export const encodeSeenMark = (seen: SeenMark): Uint8Array =>
  v1.ChatRequest.encode({ receipt: wireReceipt(seen) }).finish();
