import protobuf from 'protobufjs/minimal.js';
import type { Target } from './events.ts';
import { toLong, type Sequence } from './ids.ts';
import type { Content } from './kinds/index.ts';

const number = (field: number) => field * 8;
const piece = (field: number) => field * 8 + 2;

/** A `send` frame of a device, for browsers as well. */
export function encodeSend(sequence: Sequence, { receiver, group }: Target, { kind, body }: Content): Uint8Array {
  return protobuf.Writer.create()
    .uint32(piece(2)).fork()
    .uint32(number(1)).uint64(toLong(sequence))
    .uint32(number(group === undefined ? 2 : 4)).uint64(toLong(group ?? receiver))
    .uint32(piece(kind.field)).bytes(kind.encode(body))
    .ldelim()
    .finish();
}
