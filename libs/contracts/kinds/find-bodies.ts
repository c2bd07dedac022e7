import protobuf from 'protobufjs/minimal.js';
import { firstBodyField, lastBodyField } from './event-kind.ts';

/** A body in an encoded message. */
export interface FoundBody {
  readonly field: number;
  /** Undefined where the field is a number or a group, and so not a message. */
  readonly body: Uint8Array | undefined;
}

/** What has a length, in protobuf's wire format. */
const withLength = 2;

/**
 * The first bodies of an encoded event or send, at most two: more than one is wrong. Throws for bytes that are not a
 * message.
 */
export function findBodies(message: Uint8Array): readonly FoundBody[] {
  const found: FoundBody[] = [];
  walk(message, (field, body) => {
    if (field >= firstBodyField && field <= lastBodyField) found.push({ field, body });
    return found.length < 2;
  });
  return found;
}

/** Whether bytes are fields of protobuf, whatever their numbers are. */
export function isMessage(bytes: Uint8Array): boolean {
  try {
    walk(bytes, () => true);
    return true;
  } catch {
    return false;
  }
}

/**
 * The bytes of the last field of this number; undefined where there is none. Throws for bytes that are not a message.
 */
export function findField(message: Uint8Array, wanted: number): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  walk(message, (field, bytes) => {
    if (field === wanted) found = bytes;
    return true;
  });
  return found;
}

/** An encoded event without its bodies, whatever is in them. Throws for bytes that are not a message. */
export function withoutBodies(message: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let [keptTo, from] = [0, 0];
  walk(message, (field, _body, to) => {
    if (field >= firstBodyField && field <= lastBodyField) {
      if (from > keptTo) kept.push(message.subarray(keptTo, from));
      keptTo = to;
    }
    from = to;
    return true;
  });
  if (keptTo === 0) return message;
  if (keptTo < message.length) kept.push(message.subarray(keptTo));
  // Bodies are last where servers write them: nothing is copied then.
  return kept.length === 1 && kept[0] !== undefined ? kept[0] : Buffer.concat(kept);
}

/**
 * Visits the fields of a message, with the bytes of those that have a length and where each ends, until the visitor
 * returns false.
 */
function walk(
  message: Uint8Array, visit: (field: number, bytes: Uint8Array | undefined, end: number) => boolean,
): void {
  const reader = protobuf.Reader.create(message);
  let goesOn = true;
  while (goesOn && reader.pos < reader.len) {
    const tag = reader.tag();
    const [field, wireType] = [tag >>> 3, tag & 7];
    if (wireType === withLength && field > 0) {
      const bytes = reader.bytes();
      goesOn = visit(field, bytes, reader.pos);
    }
    else {
      reader.skipType(wireType, 0, field);
      goesOn = visit(field, undefined, reader.pos);
    }
  }
}
