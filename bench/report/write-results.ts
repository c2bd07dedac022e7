import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../../test/docs/tables.ts';
import { alignColumns } from '../../tools/bundle/index.ts';
import type { Bench } from '../bench.ts';
import { describeMachine, showNumber, type Machine, type Result } from '../frame/index.ts';
import { drawPlot } from './plots/draw-plot.ts';
import { plotOf } from './plots/plot.ts';

const docs = join(import.meta.dirname, '../../docs');

export const performanceDocument = join(docs, 'performance.md');

export interface Measured {
  readonly bench: Bench;
  readonly results: readonly Result[];
  readonly runs: number;
  readonly machine: Machine;
  /** Day of the measurement, as `2026-11-26`. */
  readonly day: string;
}

/** Puts the tables into docs/performance.md, each in the place of its bench, and the plots beside it. */
export function writeResults(measured: readonly Measured[]): void {
  const texts = new Map(measured.map((each) => [each.bench.name, describeResults(each)]));
  writeFileSync(performanceDocument, fillPlaces(readFileSync(performanceDocument, 'utf8'), texts));
  for (const { bench, results } of measured) {
    const plot = plotOf(bench.name, results);
    if (plot !== undefined) writeFileSync(join(docs, plotFile(bench.name)), drawPlot(plot));
  }
}

const plotFile = (bench: string): string => `performance-${bench}.svg`;

/** Pure: what stands in the place of a bench. */
export function describeResults({ bench, results, runs, machine, day }: Measured): string {
  const how = `${day}, ${runs === 1 ? 'one run' : `medians of ${runs} runs`}. ${describeMachine(machine)}.`;
  const plot = plotOf(bench.name, results);
  const picture = plot === undefined ? [] : [`![${plot.title}](${plotFile(bench.name)})`];
  return [resultTable(results), how, ...picture].join('\n\n');
}

/** A place of a document that is written by a program: between `<!-- bench NAME -->` and `<!-- end -->`. */
const place = /(<!-- bench (\S+) -->\n)[^]*?(<!-- end -->)/g;

/**
 * Pure: the document with these texts in their places; the others stay as they are. Throws an Error that names a place
 * that is missing.
 */
export function fillPlaces(document: string, texts: ReadonlyMap<string, string>): string {
  const found = new Set<string>();
  const filled = document.replace(place, (whole, begin: string, name: string, end: string) => {
    found.add(name);
    const text = texts.get(name);
    return text === undefined ? whole : `${begin}\n${text}\n\n${end}`;
  });
  const missing = [...texts.keys()].filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new Error(`the document has no place for ${missing.join(', ')}: <!-- bench NAME --> .. <!-- end -->`);
  return filled;
}

/** Pure: the names of the places of a document. */
export const placesOf = (document: string): string[] => [...document.matchAll(place)].map((match) => match[2] ?? '');

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
