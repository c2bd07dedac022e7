import type { Content } from './event-kind.ts';
import { textContent, textKind } from './text.ts';

/** The fields of a send that may have its body. */
export interface WireContent {
  readonly text?: string | null;
}

/** The body of a send. Throws a ChatError `invalid-argument` that names the field and the rule. */
export const parseContent = ({ text }: WireContent): Content => textContent(textKind.parse(text));
