import { invalid } from '@cecochat/contracts';

/** Control characters, and separators of lines and paragraphs. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Embeddings, overrides and isolates of the bidirectional algorithm: they change how the text around them is shown. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/u;
/** No language has as many marks on a letter; stacks of them cover the lines around. */
const stackedMarks = /\p{M}{5}/u;

export interface TextBounds {
  readonly min: number;
  /** In characters. */
  readonly max: number;
}

/** Pure: reads a text that others are shown, without blanks around it. Throws `invalid-argument` with the rule. */
export function readShownText(given: string, field: string, { min, max }: TextBounds): string {
  if (!given.isWellFormed()) throw invalid(field, 'must be Unicode text');
  if (Buffer.byteLength(given) > max * 16) throw invalid(field, `must have at most ${max} characters`);
  const text = given.normalize('NFC').trim();
  const length = [...text].length;
  if (length < min || length > max) throw invalid(field, `must have ${min}..${max} characters`);
  if (controls.test(text)) throw invalid(field, 'must not have control characters');
  if (bidiControls.test(text)) throw invalid(field, 'must not have characters that override the direction of text');
  if (stackedMarks.test(text)) throw invalid(field, 'must have at most 4 marks on a letter');
  return text;
}
