import { cecochat, encodeRecord, encodeTextEvent, lineage, messageId, sequence, type UserId } from '@cecochat/contracts';
import protobuf from 'protobufjs/minimal.js';

export interface TestEvent {
  readonly sender: UserId;
  readonly receiver: UserId;
  /** Of the sender's device "phone". */
  readonly sequence: number;
  readonly id: bigint;
  readonly text: string;
}

/** An event as a messaging server writes it. */
export function eventOf({ sender, receiver, sequence: at, id, text }: TestEvent): Buffer {
  return encodeTextEvent({ sender, receiver, device: 'phone', lineage: lineage(1), sequence: sequence(at), messageId: messageId(id), text });
}

export const recordOf = (event: TestEvent): Buffer => encodeRecord(eventOf(event));

/** A body whose kind exists in no version, as a field of a send or an event. */
export const strangeBody = (text: string): Uint8Array =>
  protobuf.Writer.create().uint32((77 << 3) | 2).fork().uint32((1 << 3) | 2).string(text).ldelim().finish();

/** The envelope of an event around such a body. */
export function strangeEventOf(event: Omit<TestEvent, 'text'>): Buffer {
  const bodyOfText = 'text'.length + 4;
  const known = eventOf({ ...event, text: 'text' });
  return Buffer.concat([known.subarray(0, known.length - bodyOfText), strangeBody('a body of another day')]);
}

/** The `send` frame of a send without a body, with fields after it. */
export function strangeFrameOf(send: cecochat.v1.IOutgoingEvent, ...fields: readonly Uint8Array[]): Buffer {
  const encoded = Buffer.concat([cecochat.v1.OutgoingEvent.encode(send).finish(), ...fields]);
  return Buffer.from(protobuf.Writer.create().uint32((2 << 3) | 2).bytes(encoded).finish());
}
