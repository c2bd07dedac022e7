import { asBuffer } from '../as-buffer.ts';
import { invalid } from '../errors.ts';
import { findBodies, isMessage } from './find-bodies.ts';
import type { Content, EventKind } from './event-kind.ts';
import { groupChangedField } from './group-changed.ts';

/** Bound on the encoded body of a kind that this version does not have, in bytes. */
export const maxBodyBytes = 16 * 1024;

/** Memory for each byte of a body: the body, its record, and the rounding of buffers. */
const memoryPerByte = 3;

/** A kind whose bodies are encoded already: one that this version does not have, or one that was saved. */
const encodedKind = (field: number): EventKind<Uint8Array> => ({
  field,
  parse: (body) => body ?? new Uint8Array(0),
  maxBytesOf: (body) => body.length,
  memoryOf: (body) => memoryPerByte * body.length,
  encode: (body) => body,
  write: (body, writer) => void writer.raw(body),
  fingerprintOf: (body) => asBuffer(body).toString('latin1'),
});

/** A body as the `encode` of its kind gives it. */
export const encodedContent = (field: number, body: Uint8Array): Content<Uint8Array> => ({
  kind: encodedKind(field), body,
});

/**
 * The body of an encoded send that has none of a known kind; undefined where it has none at all. Throws a ChatError
 * `invalid-argument`, field `body`, with the rule. Reads each byte of the send at most twice.
 */
export function parseUnknown(send: Uint8Array): Content<Uint8Array> | undefined {
  const [found, ...others] = findBodies(send);
  if (found === undefined) return undefined;
  if (others.length > 0) throw invalid('body', 'must be one');
  const { field, body } = found;
  if (field === groupChangedField) throw invalid('body', 'must be of a kind that users send');
  if (body === undefined || !isMessage(body)) throw invalid('body', 'must be a message');
  if (body.length > maxBodyBytes) throw invalid('body', `must be at most ${maxBodyBytes} bytes`);
  // A copy: the bytes of the frame are not kept.
  return encodedContent(field, Buffer.from(body));
}
