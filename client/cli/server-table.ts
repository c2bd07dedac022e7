import { styleText } from 'node:util';
import type { ServerReport, StatusReport } from '../machine/index.ts';
import { fitTable, formatTable, type Row, type Paint } from './table.ts';

/** Characters of a list of partitions that remain in any case. */
const shortest = 12;
/**
 * What a narrow terminal shows without, the first of them first: columns in which all servers agree go before all
 * others.
 */
const ofAll = ['VERSION', 'ROLE', 'HEALTH', 'EPOCH'];
const ofEach = ['DELIVERIES/S', 'SENDS/S', 'EPOCH', 'ROLE', 'VERSION'];

/**
 * The messaging servers and what each serves, in lines of at most `width` characters: without columns, and with shorter
 * lists of partitions, where needed.
 */
export function describeServers({ servers }: Pick<StatusReport, 'servers'>, width: number): string[] {
  const rows = servers.map(rowOf);
  if (rows.length === 0) return ['none'];
  const agreed = ofAll.filter((title) => rows.every((row) => row[title] === rows[0]?.[title]) && !isAlarm(title, rows));
  const paint = paintStates(servers.flatMap(({ state, health }) => [state, health]));
  return fitTable(shortenLists(rows, agreed, width), width, [...agreed, ...ofEach], paint);
}

const rowOf = (each: ServerReport): Row => ({
  NAME: each.name, VERSION: each.version, ROLE: each.role, HEALTH: each.health, STATE: each.state,
  PARTITIONS: each.partitions, COUNT: each.partitionCount, DEVICES: each.connections, 'SENDS/S': each.sendsPerSecond,
  'DELIVERIES/S': each.deliveriesPerSecond, EPOCH: each.epoch,
});

/** Servers that agree on being ill are shown as that. */
const isAlarm = (title: string, rows: readonly Row[]): boolean =>
  title === 'HEALTH' && rows.some((row) => row[title] !== 'healthy');

/** Lists as long as there is room for them beside the columns in which servers differ. */
function shortenLists(rows: readonly Row[], agreed: readonly string[], width: number): Row[] {
  const titles = Object.keys(rows[0] ?? {}).filter((title) => !agreed.includes(title));
  const longest = Math.max(...rows.map((row) => String(row['PARTITIONS']).length));
  const lines = formatTable(titles, rows.map((row) => titles.map((title) => row[title])));
  const excess = Math.max(0, ...lines.map((line) => line.length - width));
  return rows.map((row) => ({
    ...row,
    PARTITIONS: shortenRanges(String(row['PARTITIONS']), Math.max(shortest, longest - excess)),
  }));
}

/** The first of the ranges, such as `0-3,7`, that fit; an ellipsis stands for the others. */
export function shortenRanges(ranges: string, width: number): string {
  if (ranges.length <= width) return ranges;
  const end = ranges.lastIndexOf(',', width - 2);
  return `${ranges.slice(0, Math.max(0, end + 1))}…`;
}

/** The states of a healthy platform. */
const wellStates: readonly unknown[] = ['serving', 'healthy', 'ready', 'up'];

/** Paints the cells that contain one of these states. */
export const paintStates = (states: readonly string[]): Paint => (padded, cell) => {
  if (typeof cell !== 'string' || !states.includes(cell)) return padded;
  return styleText(wellStates.includes(cell) ? 'green' : 'yellow', padded);
};

export const title = (text: string): string => styleText('bold', text);
