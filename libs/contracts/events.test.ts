import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import {
  asBuffer, cecochat, decodeEvent, decodeRecord, encodeAcked, encodeDelivery, encodeEvent, encodeGroupRecord, encodeRecord,
  encodeRefusedRecord, encodeSend, encodeTextEvent, encodedContent, identityKey, readRecord, textContent, textKind, toBigInt,
} from './index.ts';
import {
  groupId, lineage, maxUserId, messageId, offset, sequence, textOf, toLong, toNumber, userId, type ChatEvent,
} from './index.ts';

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
    expect(encodeSend(number, { receiver }, textContent(text))).toEqual(cecochat.v1.ChatRequest.encode({ send }).finish());
    expect(encodeSend(number, { receiver }, encodedContent(10, textKind.encode(text)))).toEqual(encodeSend(number, { receiver }, textContent(text)));
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

test('a send to a group is written as protobufjs writes it', () => {
  fc.assert(fc.property(anEvent, ({ sequence: number, receiver, text }) => {
    const send = { sequence: toLong(number), group: toLong(receiver), text: { text } };
    expect(encodeSend(number, { group: groupId(receiver) }, textContent(text))).toEqual(cecochat.v1.ChatRequest.encode({ send }).finish());
  }));
});

const aGroupEvent = fc.tuple(anEvent, fc.bigInt({ min: 1n, max: maxUserId }), fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 40 }))
  .map(([{ messageId: id, sender, device, lineage: of, sequence: number, text }, group, seq, n]) => (
    { text, envelope: { messageId: id, sender, device, lineage: of, sequence: number, group: groupId(group), seq, n } }
  ));

test('an event of a group in its record is written as protobufjs writes it, and comes back as it was', () => {
  const recipients = fc.array(fc.bigInt({ min: 1n, max: maxUserId }).map(userId), { maxLength: 5 });
  fc.assert(fc.property(aGroupEvent, recipients, fc.nat(2 ** 40), fc.boolean(), ({ text, envelope }, users, membershipEpoch, isTimeline) => {
    const { messageId: id, sender, lineage: of, sequence: number, group, seq, n, device } = envelope;
    const longs = { messageId: toLong(id), sender: toLong(sender), lineage: toLong(of), sequence: toLong(number), group: toLong(group), seq: toLong(seq), n: toLong(n) };
    const event = encodeEvent(envelope, textContent(text));
    expect(event).toEqual(asBuffer(cecochat.v1.Event.encode({ device, ...longs, text: { text } }).finish()));
    const record = encodeGroupRecord(event, { recipients: users, membershipEpoch, isTimeline });
    const decoded = cecochat.v1.Record.decode(record);
    expect([decoded.recipients.map(toBigInt), toNumber(decoded.membershipEpoch), decoded.timeline]).toEqual([users, membershipEpoch, isTimeline]);
    expect(readRecord(record)).toEqual({ event, recipients: users, isTimeline, refused: undefined, receipt: undefined });
    expect(decodeEvent(event)).toEqual({ ...envelope, kind: 'text', body: text });
  }));
});

test('a send that was refused comes back from its record as it was', () => {
  fc.assert(fc.property(anEvent, ({ sender, device, lineage: of, sequence: number }) => {
    const refused = { sender, device, lineage: of, sequence: number, code: 'slow-mode', field: 'group', message: 'wait', retryAfterMs: 7 };
    expect(readRecord(encodeRefusedRecord(refused))).toEqual({ event: undefined, recipients: [], isTimeline: false, refused, receipt: undefined });
  }));
});
