import { invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import type { Content } from './event-kind.ts';
import { maxBodyBytes, parseUnknown } from './encoded.ts';
import { extendedText, textContent, textKind } from './text.ts';

/** The fields of a send that may have its body. */
export interface WireContent extends Pick<cecochat.v1.IOutgoingEvent, 'text'> {
  /** The send as it was encoded, where it has no body of a known kind. */
  readonly encoded?: Uint8Array;
}

/** Whether a send has a body of a known kind. */
export const hasKnownBody = ({ text }: WireContent): boolean => text !== null && text !== undefined;

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseContent({ text, encoded }: WireContent): Content {
  if (text) return withUnknowns(textKind.parse(text.text), text.$unknowns);
  const unknown = encoded === undefined ? undefined : parseUnknown(encoded);
  if (unknown === undefined) throw invalid('body', 'is missing: a send has a body such as text');
  return unknown;
}

/** A text with the fields that this version does not have. They are copied: the bytes of the frame are not kept. */
function withUnknowns(text: string, unknowns: readonly Uint8Array[] | undefined): Content {
  if (unknowns === undefined) return textContent(text);
  const more = Buffer.concat(unknowns);
  if (more.length > maxBodyBytes) throw invalid('body', `must have at most ${maxBodyBytes} bytes of other fields`);
  return extendedText(text, more);
}
