import type { StatusReport } from '../machine/index.ts';
import { describeHandovers } from './handover-table.ts';
import { describeServers } from './server-table.ts';
import { paintStates, title } from './state-colours.ts';
import { formatTable, type Cell } from './table.ts';

/** Partitions side by side, so that the usual 36 fit on a screen. */
const besides = 3;
/** How many of the handovers that ended are shown, and while one watches. */
const [fewHandovers, manyHandovers] = [5, 12];

/** What runs, who serves what, and how far history is behind; for people. */
export function describeStatus(report: StatusReport, nowMs: number): string[] {
  const { services, stores, operators, lag } = report;
  return [
    title('Services'),
    ...formatTable(
      ['NAME', 'KIND', 'STATE', 'PID', 'ADDRESS', 'RESTARTS'],
      services.map((each) => [each.name, each.kind, each.state, each.pid, each.address, each.restarts]),
      paintStates(services.map(({ state }) => state)),
    ),
    ...stores.map(({ name, state, address, pid }) => `store ${name} at ${address} is ${state}${pid === 0 ? '' : `, process ${pid}`}`),
    ...operators.map(({ name, pid, leading, state }) => `${name} ${leading ? 'leads' : `waits (${state})`}, process ${pid}`),
    '',
    ...describeMovement(report, nowMs, fewHandovers),
    '',
    title('History'),
    ...(lag === null || lag === undefined ? ['unknown: materialize does not answer'] : describeLag(lag)),
  ];
}

/** What one watches while partitions move; for people. */
export const describeWatched = (report: StatusReport, nowMs: number): string[] => describeMovement(report, nowMs, manyHandovers);

function describeMovement(report: StatusReport, nowMs: number, handovers: number): string[] {
  const { epoch, partitionCount, servers, conditions, manifest } = report;
  const connections = servers.reduce((sum, each) => sum + each.connections, 0);
  return [
    title(`Messaging servers, ${partitionCount} partitions, ${connections} connections, routing epoch ${epoch}`),
    ...describeServers(report),
    ...conditions.map(({ type, status, message }) => `${type}: ${status ? 'yes' : 'no'}, ${message}`),
    ...manifest.problems.map((problem) => `the manifest is not followed: ${problem}`),
    '',
    title('Handovers'),
    ...describeHandovers(report, nowMs, handovers),
  ];
}

type Lag = NonNullable<StatusReport['lag']>;

function describePosition(position: Lag['partitions'][number] | undefined): Cell[] {
  return position === undefined ? ['', '', ''] : [position.partition, position.watermark, Math.max(0, position.logEnd - position.watermark)];
}

function describeLag({ records, partitions }: Lag): string[] {
  const summary = records === 0 ? 'every record of the log is in history' : `${records} ${records === 1 ? 'record of the log is' : 'records of the log are'} not in history yet`;
  const height = Math.ceil(partitions.length / besides);
  const columns = Array.from({ length: Math.ceil(partitions.length / Math.max(1, height)) }, (_, column) => column);
  const rows = Array.from({ length: height }, (_, row) => columns.flatMap((column) => describePosition(partitions[column * height + row])));
  const header = columns.flatMap(() => ['PARTITION', 'WATERMARK', 'BEHIND']);
  return [summary, ...(partitions.length === 0 ? [] : formatTable(header, rows))];
}
