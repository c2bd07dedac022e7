import { join } from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { hostile, mutated } from './mutations.ts';

const folder = join(import.meta.dirname, '../../protos');

/** Bounds on what is generated: messages in messages, and elements of a list. */
const [maxDepth, maxElements] = [4, 3];

const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('', 'phone', 'x'.repeat(65), '\u202e', '\0'));
const wide = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.constantFrom(0n, 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n), fc.bigInt({ min: 0n, max: 9n }))
  .map((value) => ({ low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: true }));
const narrow = fc.oneof(fc.integer(), fc.nat(9));

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: text, bytes: fc.uint8Array({ maxLength: 60 }), bool: fc.boolean(), double: fc.double(), float: fc.float(),
  int32: narrow, uint32: narrow, sint32: narrow, fixed32: narrow, sfixed32: narrow, int64: wide, uint64: wide, sint64: wide, fixed64: wide, sfixed64: wide,
};

/** The contracts, from their sources. */
export function loadContracts(): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, path) => join(folder, path);
  const files = ['messaging', 'history', 'connect', 'groups', 'accounts', 'signals'].map((name) => `cecochat/v1/${name}.proto`);
  return root.loadSync(files, { keepCase: false });
}

function valueOf(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const { resolvedType } = field.resolve();
  const one = resolvedType instanceof protobuf.Type ? objectOf(resolvedType, depth + 1) : (scalars[field.type] ?? narrow);
  if (field instanceof protobuf.MapField) return fc.dictionary(text, one, { maxKeys: maxElements });
  return field.repeated ? fc.array(one, { maxLength: maxElements }) : one;
}

/** A message with some of its fields. */
function objectOf(type: protobuf.Type, depth = 0): fc.Arbitrary<object> {
  const fields = type.fieldsArray.filter((field) => depth < maxDepth || !(field.resolve().resolvedType instanceof protobuf.Type));
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field, depth)])), { requiredKeys: [] });
}

/** Frames that devices send: of any content, and sends, receipts and notices as a device with a stream has them. */
export function deviceFrames(root: protobuf.Root): fc.Arbitrary<Buffer> {
  const request = root.lookupType('cecochat.v1.ChatRequest');
  const user = fc.integer({ min: 1, max: 3 });
  const content = fc.oneof(
    fc.record({ text: fc.record({ text }) }), fc.record({ reaction: objectOf(root.lookupType('cecochat.v1.Reaction')) }), fc.record({ edit: objectOf(root.lookupType('cecochat.v1.Edit')) }),
  );
  const send = fc.record({ sequence: fc.integer({ min: 1, max: 4 }), receiver: user, content }).map(({ content: body, ...rest }) => ({ send: { ...rest, ...body } }));
  const orderly = fc.oneof(
    { weight: 4, arbitrary: send }, { weight: 1, arbitrary: fc.record({ typing: fc.record({ other: user }) }) }, { weight: 1, arbitrary: fc.record({ watch: fc.record({ users: fc.array(user) }) }) },
    { weight: 1, arbitrary: fc.record({ receipt: fc.record({ other: user, offset: fc.nat(3), seenTo: wide }) }) },
  );
  return fc.oneof(hostile(bytesOf(request)), mutated(orderly.map((frame) => request.encode(request.fromObject(frame)).finish())), orderly.map((frame) => Buffer.from(request.encode(request.fromObject(frame)).finish())));
}

/** The bytes of well-formed messages of a type. */
export function bytesOf(type: protobuf.Type): fc.Arbitrary<Uint8Array> {
  return objectOf(type).map((message) => type.encode(type.create(message)).finish());
}
