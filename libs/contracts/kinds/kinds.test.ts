import {
  cecochat, decodeEnvelope, decodeEvent, decodeRecord, encodeDelivery, encodeEvent, encodeEventRecord, lineage, messageId,
  offset, sequence, textContent, userId, type EventKind,
} from '../index.ts';

const envelope = {
  messageId: messageId(7n), sender: userId(1), device: 'phone', lineage: lineage(5), sequence: sequence(3), receiver: userId(2),
};

/** A kind that exists here alone. */
const reaction: EventKind<{ readonly emoji: string; readonly target: bigint }> = {
  field: 77,
  parse: (body) => body ?? { emoji: '', target: 0n },
  maxBytesOf: ({ emoji }) => Buffer.byteLength(emoji) + 40,
  memoryOf: () => 100,
  encode: () => new Uint8Array(0),
  write: ({ emoji, target }, writer) => void writer.uint64(2 * 8, target).text(1 * 8 + 2, emoji),
  fingerprintOf: ({ emoji, target }) => `${emoji} ${target}`,
};

test('an event of another kind is written, stored and forwarded by code that does not know the kind', () => {
  const content = { kind: reaction, body: { emoji: '👍', target: 99n } };
  const stored = decodeRecord(encodeEventRecord(envelope, content));
  expect(stored).toEqual(encodeEvent(envelope, content));
  expect(decodeEnvelope(stored)).toEqual(envelope);
  expect(decodeEvent(stored)).toEqual({ ...envelope, kind: 'unknown', body: undefined });
  const frame = encodeDelivery(offset(5), stored);
  expect(frame.subarray(frame.indexOf(stored)).equals(stored)).toBe(true);
  expect(cecochat.v1.ChatResponse.decode(frame).delivery?.event?.device).toBe('phone');
  const body = Buffer.from([10, 4, ...Buffer.from('👍'), 16, 99]);
  expect(stored.indexOf(Buffer.from([...tagOf(reaction.field), body.length, ...body]))).toBeGreaterThan(0);
});

test('an event of a known kind whose body is not of that kind is none', () => {
  const known = encodeEvent(envelope, textContent('hello'));
  const spoiled = Buffer.from(known);
  spoiled[spoiled.length - 6] = 200; // The length of the text.
  expect(decodeEnvelope(known)).toEqual(envelope);
  expect(() => decodeEnvelope(spoiled)).toThrow(/./);
});

/** Of a field with a length, above 15. */
const tagOf = (field: number) => [((field * 8 + 2) & 127) | 128, (field * 8 + 2) >> 7];
