import type { ArabicTable } from './arabic/index.ts';
import type { Forms } from './forms.ts';

/** The languages of the page: English, whose words are in the sources, and those that have a table. */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;
export type Language = keyof typeof languages;

/** A text of the page, in English. Parts in braces are filled in. */
export type Words = keyof ArabicTable['words'];
/** A text with a number, in English and for one. */
export type CountedWords = keyof ArabicTable['counted'];

/** What a language has in place of the English texts. */
export interface Table {
  readonly words: Readonly<Record<Words, string>>;
  /** For each text the forms that the language has; `other` at least. */
  readonly counted: Readonly<Record<CountedWords, Forms>>;
}

const tables: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Table>>> = {
  ar: async () => (await import('./arabic/index.ts')).arabic,
};

const keptName = 'cecochat.language';
const listeners = new Set<() => void>();
let current: Language = 'en';
let table: Table | undefined;

export const currentLanguage = (): Language => current;
export const currentTable = (): Table | undefined => table;

/** Calls back when the page has another language. Returns how to end that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const isLanguage = (text: string | undefined): text is Language => text !== undefined && Object.hasOwn(languages, text);

/** Pure: of a tag such as `ar-EG`. */
const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** Pure: the language of a page: the chosen one, or else the first that the browser prefers and the page has. */
export function decideLanguage(chosen: string | null, preferred: readonly string[]): Language {
  return [chosen ?? '', ...preferred.map(languageOf)].find(isLanguage) ?? 'en';
}

/** Shows the page in the language of the user. Without a network, and at its first time, that is English. */
export const openLanguage = (): Promise<void> =>
  show(decideLanguage(localStorage.getItem(keptName), navigator.languages));

/** The user has chosen. Rejects where the words cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language);
  localStorage.setItem(keptName, language);
}

async function show(language: Language): Promise<void> {
  table = language === 'en' ? undefined : await tables[language]();
  current = language;
  const { documentElement: root } = document;
  [root.lang, root.dir] = [language, languages[language].direction];
  for (const listener of listeners) listener();
}

/** The place whose dates and numbers are shown: that of the browser, where it is of the language. */
export const currentLocale = (): string =>
  globalThis.navigator?.languages?.find((tag) => languageOf(tag) === current) ?? current;
