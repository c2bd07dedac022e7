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
export const isOfOneScript = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
