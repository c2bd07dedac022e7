import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { describeMachine, type Machine, type Result } from '../frame/index.ts';
import { fillPlaces } from './places.ts';
import { drawPlot, plotOf } from './plots/index.ts';
import { resultTable } from './result-table.ts';

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
