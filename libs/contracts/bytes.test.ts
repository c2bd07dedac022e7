import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { toBigInt, toLong } from './ids.ts';
import { WireWriter } from './bytes.ts';

const anUint64 = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat({ max: 63 }).map((bit) => 1n << BigInt(bit)), fc.nat({ max: 63 }).map((bit) => (1n << BigInt(bit)) - 1n));

test('a number is written as protobufjs writes it, whatever its size', () => {
  fc.assert(fc.property(anUint64, (value) => {
    const expected = protobuf.Writer.create().uint32(8).uint64(toLong(value)).finish();
    expect(new WireWriter(11).uint64(8, value).finish()).toEqual(Buffer.from(expected));
    expect(toBigInt(toLong(value))).toBe(value);
    if (value > Number.MAX_SAFE_INTEGER) return;
    expect(new WireWriter(11).uint64(8, Number(value)).finish()).toEqual(Buffer.from(expected));
    expect(toLong(Number(value))).toEqual(toLong(value));
  }), { numRuns: 1_000 });
});

test('text and bytes are written with their length, in a message of their own when they are enclosed', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.uint8Array({ maxLength: 300 }), (text, bytes) => {
    const writer = new WireWriter(10_000).bytes(18, bytes);
    const end = writer.start;
    const written = writer.text(10, text).enclose(34, end).finish();
    const expected = protobuf.Writer.create().uint32(34).fork().uint32(10).string(text).ldelim().uint32(18).bytes(bytes).finish();
    expect(written).toEqual(Buffer.from(expected));
  }));
});

test('what is longer than the room is refused', () => {
  expect(() => new WireWriter(3).text(10, 'ab')).toThrow(RangeError);
  expect(() => new WireWriter(10).uint64(8, 2n ** 64n - 1n)).toThrow('a message is longer than the 10 bytes that it was to have');
});
