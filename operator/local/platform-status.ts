import { formatRanges } from '@cecochat/partitioning';
import type { Routing, ServerReport } from '@cecochat/redis';
import type { Lag } from './lag.ts';
import type { ProcessStatus } from './supervised-process.ts';

export interface ServerStatus {
  readonly name: string;
  readonly address: string;
  /** silent: it has not reported for a while, or Redis is away. */
  readonly state: 'serving' | 'warming' | 'draining' | 'silent';
  readonly incarnation: string;
  /** Partitions that are assigned to it, such as `0-17`. */
  readonly partitions: string;
  readonly partitionCount: number;
  readonly connections: number;
  readonly sendsPerSecond: number;
  readonly deliveriesPerSecond: number;
  /** Epoch that the server follows; 0 while it is silent. */
  readonly epoch: number;
}

/** What `GET /api/status` answers. */
export interface PlatformStatus {
  readonly servers: readonly ServerStatus[];
  /** Epoch that is committed. */
  readonly epoch: number;
  readonly partitionCount: number;
  readonly services: readonly ProcessStatus[];
  readonly lag: Lag;
}

export interface StatusInput {
  readonly routing: Routing;
  /** By the name of the server. */
  readonly reports: ReadonlyMap<string, ServerReport>;
  readonly services: readonly ProcessStatus[];
  readonly lag: Lag;
}

const silence = { incarnation: '', connections: 0, sendsPerSecond: 0, deliveriesPerSecond: 0, epoch: 0 };

/** Pure: puts together what is known. */
export function buildStatus({ routing, reports, services, lag }: StatusInput): PlatformStatus {
  const servers = [...routing.servers].map(([name, { address, partitions }]): ServerStatus => {
    const report = reports.get(name);
    const { incarnation, connections, sendsPerSecond, deliveriesPerSecond, epoch } = report ?? silence;
    const assigned = { partitions: formatRanges(partitions), partitionCount: partitions.length };
    return { name, address, state: stateOf(report, partitions.length), incarnation, ...assigned, connections, sendsPerSecond, deliveriesPerSecond, epoch };
  });
  return { servers, epoch: routing.epoch, partitionCount: routing.partitionCount, services, lag };
}

function stateOf(report: ServerReport | undefined, assigned: number): ServerStatus['state'] {
  if (report === undefined) return 'silent';
  if (report.draining) return 'draining';
  const serving = Object.values(report.partitions).filter(({ state }) => state === 'serving').length;
  return serving >= assigned ? 'serving' : 'warming';
}
