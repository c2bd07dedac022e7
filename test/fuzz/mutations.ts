import fc from 'fast-check';

/** A change of bytes; `at` and `to` are shares of their length. */
interface Mutation {
  readonly kind: 'flip' | 'set' | 'cut' | 'repeat' | 'insert' | 'end';
  readonly at: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** Lengths and counts at their ends, as varints and as numbers of fixed size. */
const extremes = [
  [0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
  [0x7f, 0xff, 0xff, 0xff], [0x80, 0, 0, 0], [0xff, 0xff], [0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
].map((bytes) => Uint8Array.from(bytes));

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'cut', 'repeat', 'insert', 'end'), at: share, to: share,
  bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.constantFrom(...extremes)),
});

function mutate(bytes: Uint8Array, { kind, at, to, bytes: more }: Mutation): Uint8Array {
  const [one, other] = [at, to].map((each) => Math.min(bytes.length, Math.floor(each * (bytes.length + 1)))) as [number, number];
  const [from, until] = [Math.min(one, other), Math.max(one, other)];
  const [head, tail] = [bytes.subarray(0, from), bytes.subarray(from)];
  switch (kind) {
    case 'flip': return Buffer.concat([head, tail.subarray(0, 1).map((byte) => byte ^ (more[0] ?? 1)), tail.subarray(1)]);
    case 'set': return Buffer.concat([head, more, tail.subarray(more.length)]);
    case 'cut': return Buffer.concat([head, bytes.subarray(until)]);
    case 'repeat': return Buffer.concat([bytes.subarray(0, until), tail]);
    case 'insert': return Buffer.concat([head, more, tail]);
    case 'end': return head;
  }
}

/** Well-formed bytes, and what changes make of them. */
export const mutated = (wellFormed: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> =>
  fc.tuple(wellFormed, fc.array(mutation, { maxLength: 5 })).map(([bytes, mutations]) => Buffer.from(mutations.reduce(mutate, bytes)));

/** As `mutated`, and bytes that never were anything. */
export const hostile = (wellFormed: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> =>
  fc.oneof({ weight: 9, arbitrary: mutated(wellFormed) }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) });
