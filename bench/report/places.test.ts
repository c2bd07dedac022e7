import { readFileSync } from 'node:fs';
import { benches } from '../benches/index.ts';
import { performanceDocument } from './write-results.ts';
import { fillPlaces, placesOf } from './places.ts';

const document = ['# A', '<!-- bench a -->', 'old a', '<!-- end -->', 'text', '<!-- bench b -->', 'old b', '<!-- end -->', ''].join('\n');

test('a place gets its new text, and nothing else changes', () => {
  expect(fillPlaces(document, new Map([['b', 'new b']]))).toBe(document.replace('old b', '\nnew b\n'));
});

test('filling a place again with the same text changes nothing', () => {
  const texts = new Map([['a', 'new a']]);
  expect(fillPlaces(fillPlaces(document, texts), texts)).toBe(fillPlaces(document, texts));
});

test('a place that is missing is named', () => {
  expect(() => fillPlaces(document, new Map([['c', 'new c']]))).toThrow('no place for c');
});

test('docs/performance.md has a place for every bench, and for no other', () => {
  expect(placesOf(readFileSync(performanceDocument, 'utf8')).toSorted()).toEqual(benches.map(({ name }) => name).toSorted());
});
