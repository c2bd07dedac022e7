import { invalid } from '@cecochat/contracts';
import confusables from 'unicode-confusables';

/** The name of an account. */
export interface Name {
  /** In compatibility form and small letters: what others see, and what is typed at sign-in. */
  readonly shown: string;
  /** The same for all names that look alike (Unicode TR39): two accounts never have the same. */
  readonly skeleton: string;
}

/** Of a name, in characters. */
export const nameLength = { min: 2, max: 32 } as const;
/** No name that is good has more; longer ones are not looked at. */
const maxBytes = 256;

const begin = /^\p{L}/u;
const end = /[\p{L}\p{M}\p{Nd}]$/u;
const characters = /^[\p{L}\p{M}\p{Nd}._-]*$/u;
const separatorsTogether = /[._-]{2}/;
/** No language has as many marks on a letter; stacks of them cover the lines around. */
const stackedMarks = /\p{M}{4}/u;

/** Pure: reads the name in a request. Throws `invalid-argument` with the field and the rule that it breaks. */
export function readName(text: string | null | undefined, field = 'name'): Name {
  const shown = normalizeName(text, field);
  const length = [...shown].length;
  if (length < nameLength.min || length > nameLength.max) {
    throw invalid(field, `must have ${nameLength.min}..${nameLength.max} characters`);
  }
  if (!begin.test(shown)) throw invalid(field, 'must begin with a letter');
  if (!end.test(shown)) throw invalid(field, 'must end with a letter or a digit');
  if (separatorsTogether.test(shown)) throw invalid(field, 'must have a letter or a digit between any two of . _ -');
  if (stackedMarks.test(shown)) throw invalid(field, 'must have at most 3 marks on a letter');
  if (!isOfOneScript(shown)) throw invalid(field, 'must have letters and digits of one script');
  return { shown, skeleton: skeletonOf(shown) };
}

/** Pure: reads the beginning of names in a request. Throws as `readName` does. */
export function readPrefix(text: string | null | undefined): string {
  const prefix = normalizeName(text, 'prefix');
  const length = [...prefix].length;
  if (length < nameLength.min || length > nameLength.max) {
    throw invalid('prefix', `must have ${nameLength.min}..${nameLength.max} characters`);
  }
  return prefix;
}

function normalizeName(text: string | null | undefined, field: string): string {
  const given = text ?? '';
  if (!given.isWellFormed()) throw invalid(field, 'must be Unicode text');
  if (Buffer.byteLength(given) > maxBytes) throw invalid(field, `must have at most ${maxBytes} bytes of UTF-8`);
  const shown = given.normalize('NFKC').toLowerCase().normalize('NFKC');
  if (!characters.test(shown)) throw invalid(field, 'must have letters, digits, and . _ - only');
  return shown;
}

/** Small letters again at the end: 0 and o have one prototype but for the case. */
const skeletonOf = (shown: string): string =>
  confusables.rectifyConfusion(shown.normalize('NFD')).normalize('NFD').toLowerCase();

/** Names of the platform itself, which no user has. */
const reserved = new Set(
  ['admin', 'administrator', 'moderator', 'operator', 'root', 'security', 'support', 'system', 'cecochat'].map(
    skeletonOf,
  ),
);

/** Pure: whether a name, or one that looks like it, is kept for the platform. */
export const isReserved = ({ skeleton }: Name): boolean => reserved.has(skeleton);

/** Scripts that people write their names in today: those that Unicode recommends for identifiers (UAX 31, table 5). */
const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Thaana',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Ethiopic',
  'Khmer',
];

/** Scripts of one language, which are written together. */
const together = [['Han', 'Hiragana', 'Katakana'], ['Han', 'Bopomofo'], ['Han', 'Hangul']];

const patterns = [...scripts.map((script) => [script]), ...together].map((names) => {
  const each = [...names, 'Common', 'Inherited'].map((name) => `\\p{scx=${name}}`);
  return new RegExp(`^[${each.join('')}]*$`, 'u');
});

/** Pure: whether all letters of a text are of one script, or of scripts that one language is written in. */
const isOfOneScript = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
