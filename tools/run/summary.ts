import { formatHostPort } from '@cecochat/contracts';
import { defaultHost, planPorts } from '@cecochat/operator';
import { defaultPortBase, type RunOptions } from './options.ts';

export interface Running {
  readonly name: string;
  /** host:port, or where else it is found. */
  readonly address: string;
  readonly pid: number;
  readonly log: string;
}

/** Pure: a table of what runs where. */
export function describeRunning(running: readonly Running[]): string {
  const rows = [
    ['', 'address', 'pid', 'log'],
    ...running.map(({ name, address, pid, log }) => [name, address, String(pid), log]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

/** Pure: what to try next. */
export function describeCommands({ host, portBase }: Pick<RunOptions, 'host' | 'portBase'>): string {
  const usual = host === defaultHost && portBase === defaultPortBase;
  const url = usual ? '' : ` --url http://${formatHostPort({ host, port: portBase })}`;
  const status = usual
    ? ''
    : `CECOCHAT_STATUS_URL=http://${formatHostPort({ host, port: planPorts(portBase).status })} `;
  const ports = planPorts(portBase);
  return [
    `chat in a browser: http://${formatHostPort({ host, port: ports.of.web.http?.[0] ?? 0 })}`,
    `watch the platform: http://${formatHostPort({ host, port: ports.console })}`,
    '',
    'try next, in another terminal:',
    `  ${status}./cecochat status`,
    `  ./cecochat chat --user 1 --with 2${url}`,
    `  ./cecochat replay samples/college-messages.tsv${url}`,
  ].join('\n');
}
