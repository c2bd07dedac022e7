import { encodeRecord, encodeTextEvent, lineage, messageId, sequence, type UserId } from '@cecochat/contracts';
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

/** The envelope of an event around a body whose type exists in no version. */
export function strangeEventOf(event: Omit<TestEvent, 'text'>): Buffer {
  const body = protobuf.Writer.create().uint32((77 << 3) | 2).string('a body of another day').finish();
  const bodyOfText = 'text'.length + 4;
  const known = eventOf({ ...event, text: 'text' });
  return Buffer.concat([known.subarray(0, known.length - bodyOfText), body]);
}
