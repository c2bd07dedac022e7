import { asBuffer, joinBytes, type WireWriter } from '../bytes.ts';
import type { MessageRef, SendContext } from './message-ref.ts';

/** The fields of an event or a send that are bodies; all others are the envelope. */
export const firstBodyField = 10;
export const lastBodyField = 999;

/**
 * One kind of event, and everything that depends on what its bodies are. All other code has the envelope and a
 * `Content`.
 */
export interface EventKind<Body> {
  /** Field of `Event.body` that has the body. */
  readonly field: number;
  /** Checks a body that is to be sent. Throws a ChatError `invalid-argument` that names the field and the rule. */
  parse(body: Body | null | undefined): Body;
  /** Refuses a parsed body for who sends it, where and when. Throws a ChatError with the reason. */
  check?(body: Body, context: SendContext): void;
  /** The message that a body names, where it names one. */
  messageOf?(body: Body): MessageRef;
  /** Bound on the size of an encoded body, in bytes. */
  maxBytesOf(body: Body): number;
  /** Memory that a body takes until it is in the log, with its record, in bytes. */
  memoryOf(body: Body): number;
  /** A body as devices send it; `write` writes the same for servers. In browsers as well. */
  encode(body: Body): Uint8Array;
  /** Writes the fields of a body. */
  write(body: Body, writer: WireWriter): void;
  /**
   * Differs for different bodies of the kind. A change of it refuses the sends that are repeated meanwhile. That of
   * every kind but text is the encoded body, one character for each byte: it is the same on servers that do not have
   * the kind.
   */
  fingerprintOf(body: Body): string;
}

/** The body of an event with its kind. */
export interface Content<Body = unknown> {
  readonly kind: EventKind<Body>;
  readonly body: Body;
}

/** Of each byte of other fields: the fields, the record, and the rounding of buffers. */
const memoryPerByte = 3;

/**
 * A kind whose bodies have further encoded fields, which are stored and forwarded as they are. `separator` is between
 * the fingerprint of the body and the fields.
 */
export const withFields = <Body>(kind: EventKind<Body>, fields: Uint8Array, separator = ''): EventKind<Body> => ({
  ...kind,
  maxBytesOf: (body) => kind.maxBytesOf(body) + fields.length,
  memoryOf: (body) => kind.memoryOf(body) + memoryPerByte * fields.length,
  encode: (body) => joinBytes(kind.encode(body), fields),
  write: (body, writer) => kind.write(body, writer.raw(fields)),
  fingerprintOf: (body) => `${kind.fingerprintOf(body)}${separator}${asBuffer(fields).toString('latin1')}`,
});
