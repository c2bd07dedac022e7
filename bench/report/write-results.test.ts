import { readFileSync } from 'node:fs';
import { benches } from '../benches/index.ts';
import type { Result } from '../frame/index.ts';
import { performanceDocument, fillPlaces, placesOf, jsonLine, resultLines, resultTable } from './write-results.ts';

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

const met: Result = { bench: 'idle', figure: 'plain-2000', unit: 'KB a device', value: 44.04, min: 43, max: 45, reference: 40, ratio: 1.101, goal: '<= 45', ok: true };
const missed: Result = { bench: 'idle', figure: 'tls-2000', unit: 'KB a device', value: 1_234, min: 1_000, max: 2_000, reference: null, ratio: null, goal: '<= 80', ok: false };
const without: Result = { ...missed, figure: 'other', goal: null, ok: null };

test('people see which goals are met and which are missed', () => {
  expect(resultLines([met, missed, without])).toEqual([
    'figure      median    min    max  unit         reference  ratio  goal',
    'plain-2000    44.0     43     45  KB a device         40   1.10  <= 45  met',
    'tls-2000     1,234  1,000  2,000  KB a device                    <= 80  MISSED',
    'other        1,234  1,000  2,000  KB a device',
  ]);
});

test('documents have the same', () => {
  expect(resultTable([met]).split('\n').at(-1)).toBe('| plain-2000 | 44.0 | 43 | 45 | KB a device | 40 | 1.10 | <= 45 | met |');
});

test('programs get a line of JSON for each figure', () => {
  expect(JSON.parse(jsonLine(met))).toEqual(met);
  expect(Object.keys(met)).toEqual(['bench', 'figure', 'unit', 'value', 'min', 'max', 'reference', 'ratio', 'goal', 'ok']);
});
