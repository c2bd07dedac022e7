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

/** The first bodies of an encoded event or send, at most two: more than one is wrong. Throws for bytes that are not a message. */
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

/** The bytes of the last field of this number; undefined where there is none. Throws for bytes that are not a message. */
export function findField(message: Uint8Array, wanted: number): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  walk(message, (field, bytes) => {
    if (field === wanted) found = bytes;
    return true;
  });
  return found;
}

/** Visits the fields of a message, with the bytes of those that have a length, until the visitor returns false. */
function walk(message: Uint8Array, visit: (field: number, bytes: Uint8Array | undefined) => boolean): void {
  const reader = protobuf.Reader.create(message);
  let goesOn = true;
  while (goesOn && reader.pos < reader.len) {
    const tag = reader.tag();
    const [field, wireType] = [tag >>> 3, tag & 7];
    if (wireType === withLength && field > 0) goesOn = visit(field, reader.bytes());
    else {
      reader.skipType(wireType, 0, field);
      goesOn = visit(field, undefined);
    }
  }
}
