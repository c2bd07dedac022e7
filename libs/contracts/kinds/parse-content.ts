import { invalid } from '../errors.ts';
import type { cecochat } from '../generated/messages.js';
import type { Content } from './event-kind.ts';
import { textContent, textKind } from './text.ts';

/** The fields of a send that may have its body. */
export type WireContent = Pick<cecochat.v1.IOutgoingEvent, 'text'>;

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export function parseContent({ text }: WireContent): Content {
  if (text) return textContent(textKind.parse(text.text));
  throw invalid('body', 'is missing: a send has a body such as text');
}
