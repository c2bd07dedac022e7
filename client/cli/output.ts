import { once } from 'node:events';

/**
 * Embeddings, overrides and isolates: they can make a line read as another one. Marks of direction (LRM, RLM, ALM)
 * cannot.
 */
const bidiControls = '\\u202A-\\u202E\\u2066-\\u2069';
const unprintable = new RegExp(`(?!\\n)[\\p{Cc}\\u2028\\u2029${bidiControls}]`, 'gu');

/**
 * Text of servers and other users must not steer the terminal: control and bidi characters are replaced by U+FFFD; line
 * breaks stay.
 */
export const visible = (text: string): string => text.replaceAll(/\r\n/g, '\n').replaceAll(unprintable, '\u{FFFD}');

/** A message: `visible`, with further lines indented, so that none of them reads as a message of its own. */
export const printable = (text: string): string => visible(text).replaceAll('\n', '\n    ');

/** A copy of a value of JSON, such as an answer, whose texts are of one visible line each. */
export function allVisible<T>(value: T): T;
export function allVisible(value: unknown): unknown {
  if (typeof value === 'string') return visible(value).replaceAll('\n', ' ');
  if (Array.isArray(value)) return value.map((each) => allVisible<unknown>(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [allVisible(key), allVisible<unknown>(each)]));
}

/** A value as a line of JSON, with the same characters as escapes: a program that reads it gets what was sent. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Pure: date and time where the user is, in milliseconds since the Unix epoch. */
export function dateAndTime(ms: number): string {
  const at = new Date(ms);
  return `${at.toLocaleDateString('sv-SE')} ${at.toLocaleTimeString('en-GB')}`;
}

/** Writes a line to standard output; waits while its reader is slow. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

/** Characters in a line of the terminal; without a terminal there is no bound. */
export const terminalWidth = (): number => process.stdout.columns ?? Number.POSITIVE_INFINITY;
