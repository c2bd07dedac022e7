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

test('the envelope is read without the body, wherever the bodies are: only readers of a kind know what is in one', () => {
  const known = encodeEvent(envelope, textContent('hello'));
  for (const [fromEnd, byte] of [[1, 0xff], [6, 200]] as const) { // Not UTF-8; the length of the text.
    const spoiled = Buffer.from(known);
    spoiled[spoiled.length - fromEnd] = byte;
    expect(() => decodeEvent(spoiled)).toThrow(/./);
    expect(decodeEnvelope(spoiled)).toEqual(envelope);
  }
  const fields = known.subarray(0, known.length - 9);
  const body = known.subarray(known.length - 9);
  for (const parts of [[body, fields], [body, fields, body], [fields.subarray(0, 2), body, fields.subarray(2)]]) expect(decodeEnvelope(Buffer.concat(parts))).toEqual(envelope);
});

/** Of a field with a length, above 15. */
const tagOf = (field: number) => [((field * 8 + 2) & 127) | 128, (field * 8 + 2) >> 7];
