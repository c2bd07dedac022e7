import type { Forms } from './forms.ts';
import { currentLanguage, currentLocale, currentTable, type CountedWords, type Words } from './language.ts';

type Values = Readonly<Record<string, string | number>>;

/** A text in the language of the page, with its parts filled in: `t('Message to {name}', { name })`. */
export const t = (words: Words, values: Values = {}): string => fill(currentTable()?.words[words] ?? words, values);

/** Of English; the key is the form for one. */
const english: Readonly<Record<CountedWords, Forms>> = {
  '1 member': { one: '{count} member', other: '{count} members' },
  '1 other': { one: '{count} other', other: '{count} others' },
  '1 new message': { one: '{count} new message', other: '{count} new messages' },
  'in 1 second': { one: 'in a second', other: 'in {count} seconds' },
  'in 1 minute': { one: 'in {count} minute', other: 'in {count} minutes' },
};

/** A text with a number, in the form that the language has for it: `counted('1 member', 3)`. */
export function counted(words: CountedWords, count: number): string {
  const forms = (currentTable()?.counted ?? english)[words];
  const rule = new Intl.PluralRules(currentLanguage()).select(count);
  return fill(forms[rule] ?? forms.other, { count: new Intl.NumberFormat(currentLocale()).format(count) });
}

/** Names as a list: `Ada, Bob and Eve`. */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage()).format(names);

const fill = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (all, name: string) => `${values[name] ?? all}`);
