import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { notUtf8 } from './utf8.ts';

/** The usual reader fails for the whole message, of which nothing is known then: not even which send it was. */
class LenientReader extends protobuf.BufferReader {
  override stringVerify(): string {
    const bytes = this.bytes();
    return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : notUtf8;
  }
}

/**
 * A request, with texts that are not UTF-8 as ones that `wasUtf8` identifies. Throws for bytes that are not a message.
 */
export function readRequest<T>(codec: { decode(bytes: Uint8Array | protobuf.Reader): T }, bytes: Buffer): T {
  try {
    return codec.decode(bytes);
  } catch {
    return codec.decode(new LenientReader(bytes));
  }
}
