import { limits } from './limits.ts';

/**
 * Characters that change how the text around them is shown: embeddings, overrides and isolates of the bidirectional
 * algorithm. The marks U+200E and U+200F have no such range, and right-to-left names need them.
 */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/u;
/** Control characters, and separators of lines and paragraphs. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlsButLineFeed = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/u;

/** The rule that a name breaks; undefined when it is good. */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'must not be empty';
  return checkText(name, limits.nameBytes, controls);
}

/** The rule that a description breaks; undefined when it is good. It may be empty, and have line feeds. */
export const checkDescription = (description: string): string | undefined =>
  checkText(description, limits.descriptionBytes, controlsButLineFeed);

function checkText(text: string, maxBytes: number, forbidden: RegExp): string | undefined {
  if (!text.isWellFormed()) return 'must be Unicode text';
  if (Buffer.byteLength(text) > maxBytes) return `must have at most ${maxBytes} bytes of UTF-8`;
  if (forbidden.test(text)) return 'must not have control characters';
  if (bidiControls.test(text)) return 'must not have characters that override the direction of text';
  return undefined;
}
