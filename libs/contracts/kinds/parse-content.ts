import { invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import type { Content } from './event-kind.ts';
import { textContent, textKind } from './text.ts';
import { parseUnknown } from './encoded.ts';

/** The fields of a send that may have its body. */
export interface WireContent extends Pick<cecochat.v1.IOutgoingEvent, 'text'> {
  /** The send as it was encoded, where it has no body of a known kind. */
  readonly encoded?: Uint8Array;
}

/** Whether a send has a body of a known kind. */
export const hasKnownBody = ({ text }: WireContent): boolean => text !== null && text !== undefined;

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseContent({ text, encoded }: WireContent): Content {
  if (text) return textContent(textKind.parse(text.text));
  const unknown = encoded === undefined ? undefined : parseUnknown(encoded);
  if (unknown === undefined) throw invalid('body', 'is missing: a send has a body such as text');
  return unknown;
}
