import type { Tally } from './floods/plan.ts';
import { most, ms, type Figures } from './verdict.ts';

/** A flood's row in the table. */
export interface Outcome extends Figures {
  readonly flood: string;
  readonly tally: Tally;
  readonly harm: readonly string[];
}

const head = ['flood', 'what it did', 'ack p99 without', 'with', 'x', 'disconnects', 'memory', 'normal after', 'result'];

/** A table in Markdown, a row for each flood. */
export function tableOfFloods(outcomes: readonly Outcome[]): string {
  return [lineOf(head), lineOf(head.map(() => '---')), ...outcomes.map(rowOf)].join('\n');
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The row of one flood. */
export function rowOf({ flood, tally, quietP99Ms, floodP99Ms, disconnects, memory, recoveredSeconds, harm }: Outcome): string {
  const [server, ratio] = most(memory);
  return lineOf([
    flood, didOf(tally), ms(quietP99Ms), ms(floodP99Ms), (floodP99Ms / quietP99Ms).toFixed(1), `${disconnects}`, `${ratio.toFixed(2)} x (${server})`,
    recoveredSeconds === undefined ? 'not' : `${recoveredSeconds.toFixed(0)} s`, harm.length === 0 ? 'harmless' : `**not met**: ${harm.join('; ')}`,
  ]);
}

/** What a flood did and met. */
export const didOf = (tally: Tally): string => Object.entries(tally).map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ');
