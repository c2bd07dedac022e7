import { table } from '../../test/docs/tables.ts';
import { alignColumns } from '../../tools/bundle/index.ts';
import { showNumber, type Result } from '../frame/index.ts';

const header = ['figure', 'median', 'min', 'max', 'unit', 'reference', 'ratio', 'goal', ''];
const numbers = [1, 2, 3, 5, 6];

/** Pure: the figures of a bench, in lines for people. */
export function resultLines(results: readonly Result[]): string[] {
  return alignColumns([header, ...results.map(cellsOf)], numbers);
}

/** Pure: the same in Markdown. */
export function resultTable(results: readonly Result[]): string {
  return table(header, results.map(cellsOf));
}

/** Pure: a line of JSON. */
export const jsonLine = (result: Result): string => JSON.stringify(result);

function cellsOf({ figure, value, min, max, unit, reference, ratio, goal, ok }: Result): string[] {
  const verdict = ok === null ? '' : ok ? 'met' : 'MISSED';
  return [
    figure, showNumber(value), showNumber(min), showNumber(max), unit,
    reference === null ? '' : showNumber(reference), ratio === null ? '' : ratio.toFixed(2), goal ?? '', verdict,
  ];
}
