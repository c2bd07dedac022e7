import { styleText } from 'node:util';
import type { StatusReport } from './status-report.ts';
import { formatTable, type Cell, type Paint } from './table.ts';

/** What a state of a server or a service looks like when all is well. */
const wellStates: readonly unknown[] = ['serving', 'running', 'ready', 'up'];
/** Partitions side by side, so that the usual 36 fit on a screen. */
const besides = 3;

/** What runs, who serves what, and how far history is behind; for people. */
export function describeStatus({ epoch, partitionCount, servers, services, lag }: StatusReport): string[] {
  const title = (text: string) => ['', styleText('bold', text)];
  const paint = (states: readonly string[]): Paint => (padded, cell) => {
    if (typeof cell !== 'string' || !states.includes(cell)) return padded;
    return styleText(wellStates.includes(cell) ? 'green' : 'yellow', padded);
  };
  return [
    ...title('Services'),
    ...formatTable(
      ['NAME', 'KIND', 'STATE', 'PID', 'ADDRESS', 'RESTARTS'],
      services.map((each) => [each.name, each.kind, each.state, each.pid, each.address, each.restarts]),
      paint(services.map(({ state }) => state)),
    ),
    ...title(`Messaging servers, ${partitionCount} partitions, routing epoch ${epoch}`),
    ...formatTable(
      ['NAME', 'STATE', 'PARTITIONS', 'OF THEM', 'CONNECTIONS', 'SENDS/S', 'DELIVERIES/S', 'EPOCH'],
      servers.map((each) => [
        each.name, each.state, each.partitions, each.partitionCount, each.connections, each.sendsPerSecond, each.deliveriesPerSecond, each.epoch,
      ]),
      paint(servers.map(({ state }) => state)),
    ),
    ...title('History'),
    ...(lag === null || lag === undefined ? ['unknown: materialize does not answer'] : describeLag(lag)),
  ].slice(1);
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
