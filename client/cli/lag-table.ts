import type { StatusReport } from '../machine/index.ts';
import { formatTable, rangesOf, wrap, type Cell } from './table.ts';

type Lag = NonNullable<StatusReport['lag']>;
type Position = Lag['partitions'][number];

/** At most that many rows; --json lists all partitions. */
const height = 12;
/** At most that many partitions side by side. */
const besides = 3;

/** How far history is behind the log: a summary, and the partitions that are behind. */
export function describeLag(lag: Lag | null | undefined, partitionCount: number, width: number): string[] {
  if (lag === null || lag === undefined) return ['unknown: materialize does not answer'];
  const behind = lag.partitions.filter((position) => behindOf(position) > 0);
  const lines = summarize(lag, partitionCount).flatMap((line) => wrap(line, width));
  return behind.length === 0 ? lines : [...lines, ...describeBehind(behind, width)];
}

const behindOf = ({ logEnd, watermark }: Position) => Math.max(0, logEnd - watermark);

/** Reports a complete history only when the lag of every partition is known. */
function summarize({ records, gaps, partitions }: Lag, partitionCount: number): string[] {
  const missing =
    gaps === 0
      ? []
      : [`history has ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}: the log had lost records before they were in history`];
  if (records > 0)
    return [
      ...missing,
      `${records} ${records === 1 ? 'record of the log is' : 'records of the log are'} not in history yet`,
    ];
  if (partitions.length < partitionCount)
    return [
      ...missing,
      `of ${partitionCount - partitions.length} of ${partitionCount} partitions it is not known how far history is`,
    ];
  return gaps === 0 ? ['every record of the log is in history'] : missing;
}

/** The ones that are furthest behind, by number, in as many columns as fit. */
function describeBehind(behind: readonly Position[], width: number): string[] {
  for (let columns = besides; ; columns--) {
    const worst = behind.toSorted((a, b) => behindOf(b) - behindOf(a)).slice(0, height * columns);
    const lines = inColumns(worst.toSorted((a, b) => a.partition - b.partition), columns);
    if (columns > 1 && lines.some((line) => line.length > width)) continue;
    const others = behind.filter((each) => !worst.includes(each)).map(({ partition }) => partition);
    return others.length === 0
      ? lines
      : [...lines, ...wrap(`partitions that are less far behind: ${rangesOf(others)}`, width)];
  }
}

function inColumns(positions: readonly Position[], most: number): string[] {
  const rowCount = Math.ceil(positions.length / most);
  const columns = Array.from({ length: Math.ceil(positions.length / rowCount) }, (_, column) => column);
  const cells = (position: Position | undefined): Cell[] =>
    position === undefined ? ['', '', ''] : [position.partition, position.watermark, behindOf(position)];
  const rows = Array.from({ length: rowCount }, (_, row) =>
    columns.flatMap((column) => cells(positions[column * rowCount + row])),
  );
  return formatTable(columns.flatMap(() => ['PARTITION', 'WATERMARK', 'BEHIND']), rows);
}
