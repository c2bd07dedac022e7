import protobuf from 'protobufjs/minimal.js';
import { asBuffer } from './as-buffer.ts';
import { cecochat } from './generated/messages.js';
import {
  toBigInt,
  toNumber,
  type Lineage,
  type MessageId,
  type Offset,
  type Sequence,
  type UserId,
} from './ids.ts';
import { withoutBodies } from './kinds/find-bodies.ts';
import { readBody, textContent, type Content, type EventBody } from './kinds/index.ts';
import { maxVarintBytes, WireWriter } from './wire-writer.ts';

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

/** What every event of a dialog has, of whatever kind. */
export interface Envelope extends EventIdentity {
  readonly messageId: MessageId;
  readonly receiver: UserId;
}

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
};
const recordTags = { event: piece(1) };
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
export const encodeTextEvent = (event: Envelope & { readonly text: string }): Buffer =>
  encodeEvent(event, textContent(event.text));

function writeEvent(
  { messageId, sender, device, lineage, sequence, receiver }: Envelope, { kind, body }: Content,
): WireWriter {
  const room = kind.maxBytesOf(body) + Buffer.byteLength(device) + (fieldsOfEvent + 3) * maxFieldBytes;
  const writer = new WireWriter(room);
  kind.write(body, writer);
  return writer
    .enclose(piece(kind.field))
    .uint64(eventTags.lineage, lineage)
    .uint64(eventTags.receiver, receiver)
    .uint64(eventTags.sequence, sequence)
    .text(eventTags.device, device)
    .uint64(eventTags.sender, sender)
    .uint64(eventTags.messageId, messageId);
}

/**
 * Decodes the envelope of an event, and no body: only readers of a kind look into one. Throws an Error with the reason when the bytes
 * are not an event of a participant.
 */
export const decodeEnvelope = (bytes: Uint8Array): Envelope => readEnvelope(v1.Event.decode(withoutBodies(bytes)));

/** Decodes an event. Throws an Error with the reason when the bytes are not an event of a participant. */
export function decodeEvent(bytes: Uint8Array): ChatEvent {
  return readEvent(v1.Event.decode(bytes));
}

/** The event in a decoded message. Throws an Error with the reason when it is not an event of a participant. */
export function readEvent(decoded: cecochat.v1.IEvent): ChatEvent {
  return Object.assign(readEnvelope(decoded), readBody(decoded));
}

function readEnvelope(decoded: cecochat.v1.IEvent): Envelope {
  const event: Envelope = {
    messageId: toBigInt(decoded.messageId) as MessageId,
    sender: toBigInt(decoded.sender) as UserId,
    device: decoded.device ?? '',
    lineage: toNumber(decoded.lineage) as Lineage,
    sequence: toNumber(decoded.sequence) as Sequence,
    receiver: toBigInt(decoded.receiver) as UserId,
  };
  const wrong = (['messageId', 'sender', 'device', 'sequence', 'receiver'] as const).find((key) => !event[key]);
  if (wrong !== undefined) throw new Error(`event without ${wrong}`);
  return event;
}

/** The value of a Kafka record around an encoded event. */
export function encodeRecord(event: Uint8Array): Buffer {
  return new WireWriter(event.length + maxFieldBytes).bytes(recordTags.event, event).finish();
}

/** The bytes of the event in a Kafka record, untouched. Throws an Error with the reason when there is none. */
export function decodeRecord(value: Uint8Array): Buffer {
  const reader = protobuf.Reader.create(value);
  let event: Uint8Array | undefined;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag === recordTags.event) event = reader.bytes();
    else reader.skipType(tag & 7);
  }
  if (event === undefined) throw new Error('record without event');
  return asBuffer(event);
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

/** One text for an identity, usable as a key. */
export const identityKey = (event: EventIdentity): string =>
  `${event.sender}/${event.lineage}/${event.sequence}/${event.device}`;
