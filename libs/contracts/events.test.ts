import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { asBuffer, cecochat, decodeEvent, decodeRecord, encodeAcked, encodedContent, encodeDelivery, encodeRecord, encodeSend, encodeTextEvent, identityKey, textContent, textKind } from './index.ts';
import { lineage, maxUserId, messageId, offset, sequence, textOf, toLong, toNumber, userId, type ChatEvent } from './index.ts';

const anId = fc.bigInt({ min: 1n, max: maxUserId });
const anEvent = fc
  .record({
    messageId: anId.map(messageId),
    sender: anId.map(userId),
    device: fc.string({ minLength: 1, maxLength: 16 }),
    lineage: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(lineage),
    sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(sequence),
    receiver: anId.map(userId),
    text: fc.string({ minLength: 1 }),
  });

test('an event comes back from a record as it went in', () => {
  fc.assert(fc.property(anEvent, (event) => {
    const { text, ...envelope } = event;
    expect(decodeEvent(decodeRecord(encodeRecord(encodeTextEvent(event))))).toEqual({ ...envelope, kind: 'text', body: text });
  }));
});

test('an event is written as protobufjs writes it', () => {
  fc.assert(fc.property(anEvent, (event) => {
    const { text, ...rest } = event;
    const longs = { messageId: toLong(event.messageId), sender: toLong(event.sender), lineage: toLong(event.lineage), sequence: toLong(event.sequence), receiver: toLong(event.receiver) };
    expect(encodeTextEvent(event)).toEqual(asBuffer(cecochat.v1.Event.encode({ ...rest, ...longs, text: { text } }).finish()));
  }));
});

test('a send is written as protobufjs writes it', () => {
  fc.assert(fc.property(anEvent, ({ sequence: number, receiver, text }) => {
    const send = { sequence: toLong(number), receiver: toLong(receiver), text: { text } };
    expect(encodeSend(number, receiver, textContent(text))).toEqual(cecochat.v1.ChatRequest.encode({ send }).finish());
    expect(encodeSend(number, receiver, encodedContent(10, textKind.encode(text)))).toEqual(encodeSend(number, receiver, textContent(text)));
  }));
});

test('acknowledgements are written as protobufjs writes them', () => {
  const anAck = fc.record({ sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(sequence), messageId: anId.map(messageId) });
  fc.assert(fc.property(fc.array(anAck, { minLength: 1, maxLength: 100 }), (sends) => {
    const acks = sends.map((ack) => ({ sequence: toLong(ack.sequence), messageId: toLong(ack.messageId) }));
    expect(encodeAcked(sends)).toEqual(asBuffer(cecochat.v1.ChatResponse.encode({ acked: { acks } }).finish()));
  }));
});

test('a delivery frame carries the event and its offset', () => {
  fc.assert(fc.property(anEvent, fc.integer({ min: 0, max: 2 ** 52 }), (event, at) => {
    const frame = cecochat.v1.ChatResponse.decode(encodeDelivery(offset(at), encodeTextEvent(event)));
    expect(toNumber(frame.delivery?.offset)).toBe(at);
    expect(frame.delivery?.event?.text?.text).toBe(event.text);
  }));
});

test('an event of a kind that this reader does not know is read without its body and keeps its bytes', () => {
  const known = encodeTextEvent({
    messageId: messageId(7n), sender: userId(1), device: 'phone', lineage: lineage(5), sequence: sequence(3), receiver: userId(2), text: 'x',
  });
  const unknownBody = protobuf.Writer.create().uint32((99 << 3) | 2).bytes(Buffer.from('reaction')).finish();
  const bytes = Buffer.concat([known.subarray(0, known.length - 5), unknownBody]);
  const event: ChatEvent = decodeEvent(bytes);
  expect([event.kind, event.body, textOf(event)]).toEqual(['unknown', undefined, undefined]);
  expect(identityKey(event)).toBe('1/5/3/phone');
  expect(decodeRecord(encodeRecord(bytes)).equals(bytes)).toBe(true);
});

test.each([['nothing', Buffer.alloc(0)], ['a cut record', Buffer.from([10, 50, 1])], ['text', Buffer.from('hello')]])(
  'a record of %s is refused with a reason', (_name, bytes) => {
    expect(() => decodeEvent(decodeRecord(bytes))).toThrow(/./);
  });
