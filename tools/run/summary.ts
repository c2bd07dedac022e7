import { defaultPortBase } from './options.ts';

export interface Running {
  readonly name: string;
  /** host:port, or where else it is found. */
  readonly address: string;
  readonly pid: number;
  readonly log: string;
}

/** Pure: a table of what runs where. */
export function describeRunning(running: readonly Running[]): string {
  const rows = [['', 'address', 'pid', 'log'], ...running.map(({ name, address, pid, log }) => [name, address, String(pid), log])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

/** Pure: what to try next. */
export function describeCommands(portBase: number): string {
  const connect = portBase === defaultPortBase ? '' : ` --connect http://127.0.0.1:${portBase}`;
  const status = portBase === defaultPortBase ? '' : ` --status http://127.0.0.1:${portBase + 9}`;
  return [
    'try next, in another terminal:',
    `  npx cecochat status${status}`,
    `  npx cecochat chat --user 1 --with 2${connect}`,
    `  npx cecochat replay samples/college-messages.tsv${connect}`,
  ].join('\n');
}
