import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { cecochat, ChatError, decodeEnvelope, encodeEvent, lineage, maxBodyBytes, messageId, messagingService, parseContent, sequence, toLong, toNumber, userId, groupChangedField, userSettingsField } from '../index.ts';
import { findBodies } from './find-bodies.ts';

const { ChatRequest, OutgoingEvent, SendRequest } = cecochat.v1;
const send = { sequence: toLong(7), receiver: toLong(8) };
const envelope = { messageId: messageId(7n), sender: userId(1), device: 'phone', lineage: lineage(5), sequence: sequence(3), receiver: userId(2) };

/** A field with a length: a body where its number is one. */
const piece = (field: number, bytes: Uint8Array) => protobuf.Writer.create().uint32(field * 8 + 2).bytes(bytes).finish();
const textIn = (field: number, text: string) => piece(field, Buffer.from(text));
const encodedSend = (...fields: readonly Uint8Array[]) => Buffer.concat([OutgoingEvent.encode(send).finish(), ...fields]);
const onStream = (encoded: Uint8Array) => messagingService.chat.requestDeserialize(Buffer.from(piece(2, encoded))).send ?? {};
const alone = (encoded: Uint8Array) => messagingService.send.requestDeserialize(Buffer.from(encoded));

const aField = fc.integer({ min: userSettingsField + 1, max: 999 });
/** Some fields, whatever they are: numbers, texts, fixed ones, and groups of such. */
const someFields = fc
  .array(fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.uint8Array({ maxLength: 40 })).map(([field, bytes]) => piece(field, bytes)),
    fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.nat()).map(([field, value]) => protobuf.Writer.create().uint32(field * 8).uint32(value).finish()),
    fc.integer({ min: 1, max: 2_000 }).map((field) => protobuf.Writer.create().uint32(field * 8 + 5).fixed32(field).finish()),
    fc.integer({ min: 1, max: 2_000 }).map((field) => protobuf.Writer.create().uint32(field * 8 + 3).uint32(8).uint32(1).uint32(field * 8 + 4).finish()),
  ), { maxLength: 5 })
  .map((fields) => Buffer.concat(fields));

test('a body of a kind that this version does not have is taken as it is, from a stream and without one', () => {
  fc.assert(fc.property(aField, someFields, (field, body) => {
    const request = Buffer.concat([SendRequest.encode({ device: 'phone', receiver: toLong(8) }).finish(), piece(field, body)]);
    for (const read of [onStream(encodedSend(piece(field, body))), alone(request)]) {
      const content = parseContent(read);
      expect([content.kind.field, content.body]).toEqual([field, body]);
    }
  }));
});

test('an event has the bytes of such a body, with its number', () => {
  fc.assert(fc.property(aField, someFields, (field, body) => {
    const event = encodeEvent(envelope, parseContent(onStream(encodedSend(piece(field, body)))));
    expect(decodeEnvelope(event)).toEqual(envelope);
    expect(findBodies(event)).toEqual([{ field, body }]);
  }));
});

const number = protobuf.Writer.create().uint32(77 * 8).uint32(5).finish();
test.each<[string, RegExp, readonly Uint8Array[]]>([
  ['no body', /is missing/, []],
  ['fields of the envelope that this version does not have', /is missing/, [textIn(9, 'x'), textIn(1_000, 'x')]],
  ['two bodies', /must be one/, [piece(77, number), piece(78, number)]],
  ['a body twice', /must be one/, [piece(77, number), piece(77, number)]],
  ['a number in place of a body', /must be a message/, [number]],
  ['a body that breaks off', /must be a message/, [textIn(77, 'a text')]],
  ['a body of groups in groups', /must be a message/, [piece(77, Buffer.alloc(5_000, 11))]],
  ['a body that is too large', /at most 16384 bytes/, [piece(77, textIn(1, 'x'.repeat(maxBodyBytes)))]],
])('a send with %s is refused, and its sequence is known', (_, says, fields) => {
  const read = onStream(encodedSend(...fields));
  expect(toNumber(read.sequence)).toBe(7);
  expect(() => parseContent(read)).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field: 'body' }, message: expect.stringMatching(says) }));
});

test('the largest body is taken', () => {
  const body = textIn(1, 'x'.repeat(maxBodyBytes - 3));
  expect(parseContent(onStream(encodedSend(piece(77, body)))).body).toHaveLength(maxBodyBytes);
});

test('a body of a known kind counts, and a send that has one keeps no bytes', () => {
  const text = OutgoingEvent.encode({ text: { text: 'hello' } }).finish();
  for (const fields of [[text], [text, piece(77, number)], [piece(77, number), text]]) {
    const read = onStream(encodedSend(...fields));
    expect(parseContent(read).body).toBe('hello');
    expect(read).not.toHaveProperty('encoded');
  }
});

test('fields of a known body that this version does not have are stored and forwarded as they are', () => {
  fc.assert(fc.property(fc.array(aField.chain((field) => fc.uint8Array({ maxLength: 20 }).map((bytes) => piece(field, bytes))), { minLength: 1, maxLength: 4 }), (fields) => {
    const body = Buffer.concat([textIn(1, 'hello'), ...fields]);
    const request = Buffer.concat([SendRequest.encode({ device: 'phone', receiver: toLong(8) }).finish(), piece(10, body)]);
    for (const read of [onStream(encodedSend(piece(10, body))), alone(request)]) {
      const content = parseContent(read);
      expect(content.body).toBe('hello');
      expect(findBodies(encodeEvent(envelope, content))).toEqual([{ field: 10, body }]);
      expect(Buffer.from(content.kind.encode(content.body)).equals(body)).toBe(true);
      expect(content.kind.fingerprintOf(content.body)).not.toBe('hello');
    }
  }));
  const tooLong = encodedSend(piece(10, Buffer.concat([textIn(1, 'hello'), textIn(99, 'x'.repeat(maxBodyBytes))])));
  expect(() => parseContent(onStream(tooLong))).toThrow('body must have at most 16384 bytes of other fields');
});

test('whatever bytes come, a send is read and taken, or refused with a reason', () => {
  const aFrame = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(someFields, fc.nat(), fc.nat({ max: 255 })).map(([fields, at, byte]) => {
      const frame = Buffer.from(piece(2, encodedSend(fields)));
      frame[at % frame.length] = byte;
      return frame;
    }),
  );
  fc.assert(fc.property(aFrame, (bytes) => {
    let frame: cecochat.v1.IChatRequest;
    try {
      frame = messagingService.chat.requestDeserialize(Buffer.from(bytes));
    } catch {
      expect(() => ChatRequest.decode(bytes)).toThrow(/./);
      return;
    }
    try {
      expect(parseContent(frame.send ?? {}).kind.field).toBeGreaterThanOrEqual(10);
    } catch (error) {
      expect(error).toBeInstanceOf(ChatError);
      expect(error).toMatchObject({ code: 'invalid-argument' });
    }
  }), { numRuns: 2_000 });
});

test('bodies that differ have different fingerprints', () => {
  const printOf = (body: Uint8Array) => {
    const { kind, body: parsed } = parseContent(onStream(encodedSend(piece(77, body))));
    return kind.fingerprintOf(parsed);
  };
  fc.assert(fc.property(someFields, someFields, (one, other) => {
    expect(printOf(one) === printOf(other)).toBe(one.equals(other));
  }));
});

test('a body that only the platform makes is refused', () => {
  expect(() => parseContent(onStream(encodedSend(piece(groupChangedField, new Uint8Array()))))).toThrow('body must be of a kind that users send');
});
