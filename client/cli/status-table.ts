import type { StatusReport } from '../machine/index.ts';
import { describeServers, paintStates, title } from './server-table.ts';
import { fitTable, wrap, formatTable, rangesOf, type Cell, type Row } from './table.ts';

/** How many rows of handovers that ended are shown, and while one watches. */
const [fewHandovers, manyHandovers] = [5, 12];

/**
 * The services, the servers of partitions, and the lag of history, in lines of at most `width` characters; for people.
 */
export function describeStatus(report: StatusReport, nowMs: number, width: number): string[] {
  const { services, stores, operators, lag, partitionCount } = report;
  const notes = [
    ...stores.map(
      ({ name, state, address, pid }) =>
        `store ${name} at ${address} is ${state}${pid === 0 ? '' : `, process ${pid}`}`,
    ),
    ...operators.map(
      ({ name, pid, leading, state }) => `${name} ${leading ? 'leads' : `waits (${state})`}, process ${pid}`,
    ),
  ];
  const rows = services.map((each) => ({
    NAME: each.name, KIND: each.kind, STATE: each.state, PID: each.pid, ADDRESS: each.address, RESTARTS: each.restarts,
  }));
  return [
    title('Services'),
    ...(rows.length === 0
      ? ['none']
      : fitTable(rows, width, ['KIND', 'PID'], paintStates(services.map(({ state }) => state)))),
    ...notes.flatMap((note) => wrap(note, width)),
    '',
    ...describeMovement(report, { nowMs, width, handovers: fewHandovers }),
    '',
    title('History'),
    ...describeLag(lag, partitionCount, width),
  ];
}

/** Handovers that ended longer ago are left out while watching, in milliseconds. */
const watchedMs = 60_000;

/** The report to watch while partitions move; for people. */
export function describeWatched(report: StatusReport, nowMs: number, width: number): string[] {
  const recent = report.finished.filter(({ atMs }) => nowMs - atMs <= watchedMs);
  return describeMovement({ ...report, finished: recent }, { nowMs, width, handovers: manyHandovers });
}

interface Show {
  readonly nowMs: number;
  /** Of the terminal, in characters. */
  readonly width: number;
  /** How many rows of handovers that ended are shown. */
  readonly handovers: number;
}

function describeMovement(report: StatusReport, { nowMs, width, handovers }: Show): string[] {
  const { epoch, partitionCount, servers, conditions, manifest } = report;
  const connections = servers.reduce((sum, each) => sum + each.connections, 0);
  const notes = [
    ...conditions.map(({ type, status, message }) => `${type}: ${status ? 'yes' : 'no'}, ${message}`),
    ...manifest.problems.map((problem) => `the manifest is not followed: ${problem}`),
  ];
  return [
    title(`Messaging servers, ${partitionCount} partitions, ${connections} connections, routing epoch ${epoch}`),
    ...describeServers(report, width),
    ...notes.flatMap((note) => wrap(note, width)),
    '',
    title('Handovers'),
    ...describeHandovers(report, nowMs, { width, most: handovers }),
  ];
}

type Lag = NonNullable<StatusReport['lag']>;
type Position = Lag['partitions'][number];

/** At most that many rows; --json lists all partitions. */
const height = 12;
/** At most that many partitions side by side. */
const besides = 3;

/** How far history is behind the log: a summary, and the partitions that are behind. */
function describeLag(lag: Lag | null | undefined, partitionCount: number, width: number): string[] {
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

const secondsOf = (ms: number) => `${(Math.max(0, ms) / 1_000).toFixed(1)} s`;

/** Partitions that go from one server to another in the same way. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly partitions: number[];
  devices: number;
  cutOff: number | null;
  /** The longest of them. */
  forMs: number;
  /** Since the latest of them ended; null while they are in progress. */
  readonly agoMs: number | null;
}

/**
 * The partitions that are on their way from one server to another, and the last `most` groups of those that were, the
 * latest first.
 */
function describeHandovers(
  { handovers, finished }: Pick<StatusReport, 'handovers' | 'finished'>,
  nowMs: number,
  { width, most }: { readonly width: number; readonly most: number },
): string[] {
  const inProgress = handovers.map(({ partition, from, to, state, devices, sinceMs }) => ({
    from, to, state, partitions: [partition], devices, cutOff: null, forMs: nowMs - sinceMs, agoMs: null,
  }));
  const ended = finished.toReversed().map(({ partition, from, to, outcome, devices, left, tookMs, atMs }) => ({
    from, to, state: outcome, partitions: [partition], devices, cutOff: left, forMs: tookMs, agoMs: nowMs - atMs,
  }));
  const moves = [...group(inProgress), ...group(ended).slice(0, most)];
  if (moves.length === 0) return ['none'];
  return fitTable(moves.map(rowOf), width, ['FOR', 'DEVICES']);
}

/** Handovers that end further apart are of two changes, in milliseconds. */
const togetherMs = 10_000;

/** One move for those that go the same way at the same time. */
function group(moves: readonly Move[]): Move[] {
  const groups: Move[] = [];
  for (const move of moves) {
    const last = groups.find((each) => isTogether(each, move));
    if (last === undefined) groups.push({ ...move });
    else {
      last.partitions.push(...move.partitions);
      last.devices += move.devices;
      last.cutOff = last.cutOff === null || move.cutOff === null ? null : last.cutOff + move.cutOff;
      last.forMs = Math.max(last.forMs, move.forMs);
    }
  }
  return groups;
}

const isTogether = (a: Move, b: Move): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.state === b.state &&
  (a.agoMs === null || Math.abs(a.agoMs - (b.agoMs ?? a.agoMs)) <= togetherMs);

const rowOf = ({ from, to, state, partitions, devices, cutOff, forMs, agoMs }: Move): Row => ({
  PARTITIONS: rangesOf(partitions), FROM: from, TO: to, STATE: state, DEVICES: devices, 'CUT OFF': cutOff,
  FOR: secondsOf(forMs),
  AGO: agoMs === null ? null : secondsOf(agoMs),
});
