import protobuf from 'protobufjs/minimal.js';
import { asBuffer } from './as-buffer.ts';
import { cecochat } from './generated/messages.js';
import {
  toBigInt,
  toLong,
  toNumber,
  type MessageId,
  type Offset,
  type Sequence,
  type UserId,
} from './ids.ts';

const v1 = cecochat.v1;

export const maxTextBytes = 8 * 1024;
export const maxDeviceBytes = 64;
export const maxFrameBytes = 64 * 1024;

/** What identifies an event for ever: whoever shows events removes duplicates by it. */
export interface EventIdentity {
  readonly sender: UserId;
  readonly device: string;
  readonly sequence: Sequence;
}

/** An event as read; `text` is undefined for a kind of event that this reader does not know. */
export interface ChatEvent extends EventIdentity {
  readonly messageId: MessageId;
  readonly receiver: UserId;
  readonly text: string | undefined;
}

/** Encodes a text event, ready to be spliced into records, deliveries and history pages. */
export function encodeTextEvent(event: ChatEvent & { readonly text: string }): Buffer {
  const writer = v1.Event.encode({
    messageId: toLong(event.messageId),
    sender: toLong(event.sender),
    device: event.device,
    sequence: toLong(event.sequence),
    receiver: toLong(event.receiver),
    textSent: { text: event.text },
  });
  return asBuffer(writer.finish());
}

/** Decodes an event. Throws an Error that says why when the bytes are no event of a participant. */
export function decodeEvent(bytes: Uint8Array): ChatEvent {
  return readEvent(v1.Event.decode(bytes));
}

/** The event in a decoded message. Throws an Error that says why when it is no event of a participant. */
export function readEvent(decoded: cecochat.v1.IEvent): ChatEvent {
  const event: ChatEvent = {
    messageId: toBigInt(decoded.messageId) as MessageId,
    sender: toBigInt(decoded.sender) as UserId,
    device: decoded.device ?? '',
    sequence: toNumber(decoded.sequence) as Sequence,
    receiver: toBigInt(decoded.receiver) as UserId,
    text: decoded.textSent?.text ?? undefined,
  };
  const wrong = (['messageId', 'sender', 'device', 'sequence', 'receiver'] as const).find((key) => !event[key]);
  if (wrong !== undefined) throw new Error(`event without ${wrong}`);
  return event;
}

const eventTag = 10; // field 1, length-delimited
const storedOffsetTag = 8; // field 1, varint
const storedEventTag = 18; // field 2, length-delimited
const deliveryTag = 18; // ChatResponse field 2, length-delimited

/** The value of a Kafka record around an encoded event. */
export function encodeRecord(event: Uint8Array): Buffer {
  return asBuffer(protobuf.Writer.create().uint32(eventTag).bytes(event).finish());
}

/** The bytes of the event in a Kafka record, untouched. Throws an Error that says why when there is none. */
export function decodeRecord(value: Uint8Array): Buffer {
  const reader = protobuf.Reader.create(value);
  let event: Uint8Array | undefined;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag === eventTag) event = reader.bytes();
    else reader.skipType(tag & 7);
  }
  if (event === undefined) throw new Error('record without event');
  return asBuffer(event);
}

/** A StoredEvent around an encoded event. */
export function encodeStoredEvent(offset: Offset, event: Uint8Array): Buffer {
  const writer = protobuf.Writer.create().uint32(storedOffsetTag).uint64(toLong(offset));
  return asBuffer(writer.uint32(storedEventTag).bytes(event).finish());
}

/** A `delivery` frame around an encoded event: the same bytes for every device of every participant. */
export function encodeDelivery(offset: Offset, event: Uint8Array): Buffer {
  return asBuffer(protobuf.Writer.create().uint32(deliveryTag).bytes(encodeStoredEvent(offset, event)).finish());
}

/** One text for an identity, usable as a key. */
export const identityKey = (event: EventIdentity): string => `${event.sender}/${event.sequence}/${event.device}`;
