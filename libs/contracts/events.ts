import protobuf from 'protobufjs/minimal.js';
import { asBuffer, maxVarintBytes, WireWriter } from './bytes.ts';
import { cecochat } from './generated/messages.js';
import {
  maxUserId,
  toBigInt,
  toNumber,
  toLong,
  userId,
  type GroupId,
  type Lineage,
  type MessageId,
  type Offset,
  type Sequence,
  type UserId,
  type WireLong,
} from './ids.ts';
import { withoutBodies } from './kinds/find-bodies.ts';
import { readReceipt, type Receipt } from './receipts.ts';
import { readBody, textContent, type Content, type EventBody } from './kinds/index.ts';

const v1 = cecochat.v1;

export const maxDeviceBytes = 64;
export const maxFrameBytes = 64 * 1024;

/** The permanent identity of an event: clients that show events remove duplicates by it. */
export interface EventIdentity {
  readonly sender: UserId;
  readonly device: string;
  readonly lineage: Lineage;
  readonly sequence: Sequence;
}

/** Where a send goes. */
export type Target =
  | { readonly receiver: UserId; readonly group?: undefined }
  | { readonly group: GroupId; readonly receiver?: undefined };

/** What every event of a dialog has, of whatever kind. */
export interface DialogEnvelope extends EventIdentity {
  readonly messageId: MessageId;
  readonly receiver: UserId;
  readonly group?: undefined;
}

/**
 * What every event of a group has, of whatever kind. (group, seq) identifies it. A change of the group has no device,
 * and the sequence and lineage 0.
 */
export interface GroupEnvelope extends EventIdentity {
  /** Has the time of the event. It does not order the events of a group: seq does. */
  readonly messageId: MessageId;
  readonly group: GroupId;
  /** Among all events of the group: 1, 2, 3, ... */
  readonly seq: number;
  /** How many events count as messages, up to this one and including it. */
  readonly n: number;
  readonly receiver?: undefined;
}

export type Envelope = DialogEnvelope | GroupEnvelope;

/** An event as clients read it: `kind` is the name of its kind, and `body` what that kind has. */
export type ChatEvent = Envelope & EventBody;

const number = (field: number) => field * 8;
const piece = (field: number) => field * 8 + 2;

const eventTags = {
  messageId: number(1),
  sender: number(2),
  device: piece(3),
  sequence: number(4),
  receiver: number(5),
  lineage: number(6),
  group: number(7),
  seq: number(8),
  n: number(9),
};
const recordTags = {
  event: piece(1), recipients: piece(2), membershipEpoch: number(3), timeline: number(4), refused: piece(5),
  receipt: piece(6),
};
const storedTags = { offset: number(1), event: piece(2) };
const frameTags = { delivery: piece(2), acked: piece(3) };
const ackedTags = { acks: piece(1) };
const ackTags = { sequence: number(1), messageId: number(2) };

const fieldsOfEvent = Object.keys(eventTags).length;
/** A tag, and a number or a length. */
const maxFieldBytes = 1 + maxVarintBytes;

/** Encodes an event, ready to be spliced into records, deliveries and history pages. */
export const encodeEvent = (envelope: Envelope, content: Content): Buffer => writeEvent(envelope, content).finish();

/** The value of a Kafka record around an event: that of `encodeRecord`, in one step. */
export const encodeEventRecord = (envelope: Envelope, content: Content): Buffer =>
  writeEvent(envelope, content).enclose(recordTags.event).finish();

/** Encodes the event of a text message. */
export const encodeTextEvent = (event: DialogEnvelope & { readonly text: string }): Buffer =>
  encodeEvent(event, textContent(event.text));

function writeEvent(envelope: Envelope, { kind, body }: Content): WireWriter {
  const { messageId, sender, device, lineage, sequence } = envelope;
  const room = kind.maxBytesOf(body) + Buffer.byteLength(device) + (fieldsOfEvent + 3) * maxFieldBytes;
  const writer = new WireWriter(room);
  kind.write(body, writer);
  writer.enclose(piece(kind.field));
  if (envelope.group !== undefined) {
    writer.uint64(eventTags.n, envelope.n).uint64(eventTags.seq, envelope.seq).uint64(eventTags.group, envelope.group);
  }
  writer.uint64(eventTags.lineage, lineage);
  if (envelope.group === undefined) writer.uint64(eventTags.receiver, envelope.receiver);
  return writer
    .uint64(eventTags.sequence, sequence)
    .text(eventTags.device, device)
    .uint64(eventTags.sender, sender)
    .uint64(eventTags.messageId, messageId);
}

/**
 * Decodes the envelope of an event, and no body: only readers of a kind look into one. Throws an Error with the reason
 * when the bytes are not an event of a participant.
 */
export const decodeEnvelope = (bytes: Uint8Array): Envelope => readEnvelope(v1.Event.decode(withoutBodies(bytes)));

/**
 * The envelope of an event that clients can decode: its bodies of known kinds are messages as well. Throws an Error
 * with the reason.
 */
export const decodeCheckedEnvelope = (bytes: Uint8Array): Envelope => readEnvelope(v1.Event.decode(bytes));

/** Decodes an event. Throws an Error with the reason when the bytes are not an event of a participant. */
export function decodeEvent(bytes: Uint8Array): ChatEvent {
  return readEvent(v1.Event.decode(bytes));
}

/** The event in a decoded message. Throws an Error with the reason when it is not an event of a participant. */
export function readEvent(decoded: cecochat.v1.IEvent): ChatEvent {
  return Object.assign(readEnvelope(decoded), readBody(decoded));
}

function readEnvelope(decoded: cecochat.v1.IEvent): Envelope {
  const common = {
    messageId: toBigInt(decoded.messageId) as MessageId,
    sender: toBigInt(decoded.sender) as UserId,
    device: decoded.device ?? '',
    lineage: toNumber(decoded.lineage) as Lineage,
    sequence: toNumber(decoded.sequence) as Sequence,
  };
  if (decoded.group !== null && decoded.group !== undefined) {
    const group = toBigInt(decoded.group) as GroupId;
    const event: GroupEnvelope = { ...common, group, seq: toNumber(decoded.seq), n: toNumber(decoded.n) };
    return complete(event, ['messageId', 'sender', 'group', 'seq']);
  }
  const event: DialogEnvelope = { ...common, receiver: toBigInt(decoded.receiver) as UserId };
  return complete(event, ['messageId', 'sender', 'device', 'sequence', 'receiver']);
}

function complete<Of extends Envelope>(event: Of, needed: readonly (keyof Of & string)[]): Of {
  const missing = needed.find((key) => !event[key]);
  if (missing !== undefined) throw new Error(`event without ${missing}`);
  return event;
}

/** The value of a Kafka record around an encoded event. */
export function encodeRecord(event: Uint8Array): Buffer {
  return new WireWriter(event.length + maxFieldBytes).bytes(recordTags.event, event).finish();
}

/** A send to a group that was refused, for its device. */
export interface RefusedSend extends EventIdentity {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** 0 where the same send will not succeed by waiting. */
  readonly retryAfterMs: number;
}

/** What a Kafka record has beside its event: of an event of a group. */
export interface RecordOfGroup {
  /** The users of the partition who get the event; none in a group that is too large to be listed. */
  readonly recipients: readonly UserId[];
  /** `seq` of the latest change of the members, up to the event and including it. */
  readonly membershipEpoch: number;
  /** Whether the timeline of the group is made of this record. */
  readonly isTimeline: boolean;
}

/** The parts of a Kafka record. */
export interface RecordParts {
  /** The bytes of the event, untouched; undefined in a record without one. */
  readonly event: Buffer | undefined;
  /** Empty in a dialog. */
  readonly recipients: readonly UserId[];
  readonly isTimeline: boolean;
  /** In place of an event. */
  readonly refused: RefusedSend | undefined;
  /** In place of an event. */
  readonly receipt: Receipt | undefined;
}

/** The value of a Kafka record around an encoded event of a group. */
export function encodeGroupRecord(
  event: Uint8Array,
  { recipients, membershipEpoch, isTimeline }: RecordOfGroup,
): Buffer {
  const writer = new WireWriter(event.length + (recipients.length + 5) * maxFieldBytes);
  if (isTimeline) writer.uint64(recordTags.timeline, 1);
  writer.uint64(recordTags.membershipEpoch, membershipEpoch);
  if (recipients.length > 0) {
    const end = writer.start;
    for (let index = recipients.length - 1; index >= 0; index--) writer.number(recipients[index] as UserId);
    writer.enclose(recordTags.recipients, end);
  }
  return writer.bytes(recordTags.event, event).finish();
}

/** The value of the Kafka record by which a device is notified that its send to a group was refused. */
export function encodeRefusedRecord(refused: RefusedSend): Buffer {
  const { sender, lineage, sequence, ...rest } = refused;
  const fields = { ...rest, sender: toLong(sender), lineage: toLong(lineage), sequence: toLong(sequence) };
  return asBuffer(v1.Record.encode({ refused: fields }).finish());
}

/** The parts of the value of a Kafka record. Throws an Error with the reason when it cannot be read. */
export function readRecord(value: Uint8Array): RecordParts {
  const parts = readParts(protobuf.Reader.create(value));
  if (parts.event === undefined && parts.refused === undefined && parts.receipt === undefined)
    throw new Error('record without event');
  return parts;
}

function readParts(reader: protobuf.Reader): RecordParts {
  let event: Buffer | undefined;
  let recipients: UserId[] | undefined;
  let isTimeline = false;
  let [refused, receipt]: [RefusedSend | undefined, Receipt | undefined] = [undefined, undefined];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag === recordTags.event) event = asBuffer(reader.bytes());
    else if (tag === recordTags.recipients) readRecipients(reader, (recipients ??= []));
    else if (tag === recordTags.timeline) isTimeline = reader.bool();
    else if (tag === recordTags.refused) refused = readRefused(v1.RefusedSend.decode(reader.bytes()));
    else if (tag === recordTags.receipt) receipt = readReceipt(v1.Receipt.decode(reader.bytes()));
    else reader.skipType(tag & 7);
  }
  return { event, recipients: recipients ?? [], isTimeline, refused, receipt };
}

function readRecipients(reader: protobuf.Reader, into: UserId[]): void {
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) {
    const user = toBigInt(reader.uint64() as WireLong);
    if (user < 1n || user > maxUserId) throw new Error(`recipient ${user} is not a user id`);
    into.push(userId(user));
  }
}

function readRefused(decoded: cecochat.v1.IRefusedSend): RefusedSend {
  return {
    sender: toBigInt(decoded.sender) as UserId,
    device: decoded.device ?? '',
    lineage: toNumber(decoded.lineage) as Lineage,
    sequence: toNumber(decoded.sequence) as Sequence,
    code: decoded.code ?? '',
    field: decoded.field ?? '',
    message: decoded.message ?? '',
    retryAfterMs: decoded.retryAfterMs ?? 0,
  };
}

/** The bytes of the event in a Kafka record, untouched. Throws an Error with the reason when there is none. */
export function decodeRecord(value: Uint8Array): Buffer {
  const { event } = readRecord(value);
  if (event === undefined) throw new Error('record without event');
  return event;
}

/** A StoredEvent around an encoded event. */
export function encodeStoredEvent(offset: Offset, event: Uint8Array): Buffer {
  return storedEvent(offset, event).finish();
}

/** A `delivery` frame around an encoded event: the same bytes for every device of every participant. */
export function encodeDelivery(offset: Offset, event: Uint8Array): Buffer {
  return storedEvent(offset, event).enclose(frameTags.delivery).finish();
}

function storedEvent(offset: Offset, event: Uint8Array): WireWriter {
  return new WireWriter(event.length + 3 * maxFieldBytes)
    .bytes(storedTags.event, event)
    .uint64(storedTags.offset, offset);
}

/** A send that is durable. */
export interface Acknowledgement {
  readonly sequence: Sequence;
  readonly messageId: MessageId;
}

/** An `acked` frame. */
export function encodeAcked(acks: readonly Acknowledgement[]): Buffer {
  const writer = new WireWriter((acks.length * 3 + 1) * maxFieldBytes);
  for (let index = acks.length - 1; index >= 0; index--) {
    const { sequence, messageId } = acks[index] as Acknowledgement;
    const end = writer.start;
    writer.uint64(ackTags.messageId, messageId).uint64(ackTags.sequence, sequence).enclose(ackedTags.acks, end);
  }
  return writer.enclose(frameTags.acked).finish();
}

/** One text for an event of a dialog or a group, usable as a key. */
export const eventKey = (event: Envelope): string =>
  event.group === undefined ? identityKey(event) : `${event.group}#${event.seq}`;

/** One text for the identity of what a device sent, usable as a key. */
export const identityKey = (event: EventIdentity): string =>
  `${event.sender}/${event.lineage}/${event.sequence}/${event.device}`;
