import type { WireWriter } from '../wire-writer.ts';

/** The lowest field of `Event.body`; those below are the envelope. */
export const firstBodyField = 10;

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
  /** Writes the fields of a body. */
  write(body: Body, writer: WireWriter): void;
  /** Differs for different bodies of the kind. A change of it refuses the sends that are repeated meanwhile. */
  fingerprintOf(body: Body): string;
}

/** The body of an event with its kind. */
export interface Content<Body = unknown> {
  readonly kind: EventKind<Body>;
  readonly body: Body;
}
