import type { WireWriter } from '../wire-writer.ts';

/** The fields of an event or a send that are bodies; all others are the envelope. */
export const firstBodyField = 10;
export const lastBodyField = 999;

/** One kind of event, and everything that depends on what its bodies are. All other code has the envelope and a `Content`. */
export interface EventKind<Body> {
  /** Field of `Event.body` that has the body. */
  readonly field: number;
  /** Checks a body that is to be sent. Throws a ChatError `invalid-argument` that names the field and the rule. */
  parse(body: Body | null | undefined): Body;
  /** Bound on the size of an encoded body, in bytes. */
  maxBytesOf(body: Body): number;
  /** Memory that a body takes until it is in the log, with its record, in bytes. */
  memoryOf(body: Body): number;
  /** A body as devices send it; `write` writes the same for servers. In browsers as well. */
  encode(body: Body): Uint8Array;
  /** Writes the fields of a body. */
  write(body: Body, writer: WireWriter): void;
  /**
   * Differs for different bodies of the kind. A change of it refuses the sends that are repeated meanwhile. That of every
   * kind but text is the encoded body, one character for each byte: it is the same on servers that do not have the kind.
   */
  fingerprintOf(body: Body): string;
}

/** The body of an event with its kind. */
export interface Content<Body = unknown> {
  readonly kind: EventKind<Body>;
  readonly body: Body;
}
