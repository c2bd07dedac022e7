import { toLong } from './ids.ts';

/** Bound on the size of a number, a tag or a length, in bytes. */
export const maxVarintBytes = 10;

/**
 * Writes a message in protobuf's wire format from its end to its beginning: the length of what is inside is known by
 * the time
 * that it is written. For the few messages that are written for every send and every delivery; the others are
 * protobufjs'.
 *
 * A tag is the number of the field times 8, plus 0 for a number and 2 for what has a length.
 */
export class WireWriter {
  readonly #buffer: Buffer;
  #start: number;

  /** `room` is the maximum size, in bytes; a write beyond it throws a RangeError. */
  constructor(room: number) {
    this.#buffer = Buffer.allocUnsafe(room);
    this.#start = room;
  }

  /** Where what is written so far begins: the end of what is written next. */
  get start(): number {
    return this.#start;
  }

  uint64(tag: number, value: bigint | number): this {
    return this.number(value).#tag(tag);
  }

  /** A number of a packed field, without a tag. */
  number(value: bigint | number): this {
    const { low, high } = toLong(value);
    this.#varint(low >>> 0, high >>> 0);
    return this;
  }

  text(tag: number, text: string): this {
    const end = this.#start;
    this.#reserve(Buffer.byteLength(text));
    this.#buffer.write(text, this.#start);
    return this.enclose(tag, end);
  }

  bytes(tag: number, bytes: Uint8Array): this {
    const end = this.#start;
    return this.raw(bytes).enclose(tag, end);
  }

  /** Fields that are encoded already. */
  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#start);
    return this;
  }

  /** Makes one field of what was written since `start` was `end`; of everything without one. */
  enclose(tag: number, end = this.#buffer.length): this {
    this.#varint(end - this.#start, 0);
    return this.#tag(tag);
  }

  /** The message. Nothing may be written after it. */
  finish(): Buffer {
    return this.#buffer.subarray(this.#start);
  }

  #tag(tag: number): this {
    this.#varint(tag, 0);
    return this;
  }

  #varint(low: number, high: number): void {
    const bits = high === 0 ? 32 - Math.clz32(low | 1) : 64 - Math.clz32(high);
    this.#reserve(Math.ceil(bits / 7));
    let [at, rest, above] = [this.#start, low, high];
    while (above !== 0 || rest > 127) {
      this.#buffer[at++] = (rest & 127) | 128;
      rest = ((rest >>> 7) | (above << 25)) >>> 0;
      above >>>= 7;
    }
    this.#buffer[at] = rest;
  }

  #reserve(bytes: number): void {
    this.#start -= bytes;
    if (this.#start < 0)
      throw new RangeError(`a message is longer than the ${this.#buffer.length} bytes that it was to have`);
  }
}

/** The same bytes as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One array of several, also in browsers. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The reading of a text that is not UTF-8. UTF-8 cannot express it, so no request can contain it otherwise. */
export const notUtf8 = '\uD800';

/** Whether a text of a request was UTF-8. */
export const wasUtf8 = (text: string): boolean => text.isWellFormed();

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8, also in browsers. */
export const utf8Length = (text: string): number => encoder.encode(text).length;
