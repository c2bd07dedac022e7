import { arabic } from './arabic/index.ts';
import { decideLanguage } from './language.ts';
import { counted, listed, t } from './t.ts';

test.each([
  ['ar', ['en-GB'], 'ar'], [null, ['de-DE', 'ar-EG', 'en'], 'ar'], [null, ['en-US', 'ar'], 'en'],
  [null, ['de'], 'en'], ['xx', ['AR'], 'ar'], ['constructor', [], 'en'],
] as const)('chosen %s, preferred %j: %s', (chosen, preferred, expected) => {
  expect(decideLanguage(chosen, preferred)).toBe(expected);
});

test('English is in the sources: parts are filled in, numbers have their form', () => {
  expect(t('Message to {name}', { name: 'Ada {x}' })).toBe('Message to Ada {x}');
  expect([counted('1 member', 1), counted('1 member', 0)]).toEqual(['1 member', '0 members']);
  expect(counted('1 new message', 1_234)).toBe('1,234 new messages');
  expect(listed(['Ada', 'Bob', 'Eve'])).toBe('Ada, Bob and Eve');
});

/** The parts in braces of a text. */
const parts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([part]) => part).toSorted();

test.each(Object.entries(arabic.words))('%s has the same parts in Arabic, and no Latin words', (words, translated) => {
  expect(parts(translated)).toEqual(parts(words));
  expect(translated.replaceAll(/\{\w+\}|CecoChat|Ctrl|\bK\b|Enter|Shift|@|ada\.lovelace/g, '')).not.toMatch(/[a-z]/i);
});

test.each(Object.entries(arabic.counted))('%s has each form that Arabic has', (_words, forms) => {
  expect(Object.keys(forms).toSorted()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
});
