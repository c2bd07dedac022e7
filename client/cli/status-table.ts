import type { StatusReport } from '../machine/index.ts';
import { describeHandovers } from './handover-table.ts';
import { describeLag } from './lag-table.ts';
import { describeServers } from './server-table.ts';
import { paintStates, title } from './state-colours.ts';
import { fitTable, wrap } from './table.ts';

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
