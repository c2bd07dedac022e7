import { partition } from '@cecochat/contracts';
import { formatRanges } from '@cecochat/partitioning';
import type { ServerReport } from '@cecochat/redis';
import { healthOf, stateOf, type Lag, type ServerHealth, type ServerState } from '../../console/index.ts';
import type { Committed, FinishedHandover, Member } from '../../decide/index.ts';
import type { Lease } from '../../reconcile/index.ts';
import type { ProcessStatus } from '../processes/index.ts';
import type { OperatorStatus } from '../world/index.ts';
import type { StoreStatus } from './store-control.ts';

export interface ServerStatus {
  readonly name: string;
  readonly address: string;
  readonly version: string;
  readonly role: Member['role'];
  readonly health: ServerHealth;
  readonly state: ServerState;
  readonly incarnation: string;
  /** Partitions that are assigned to it, such as `0-17`. */
  readonly partitions: string;
  readonly partitionCount: number;
  /** Partitions that it reads in order to take them over, and those whose devices it redirects. */
  readonly warming: number;
  readonly draining: number;
  readonly connections: number;
  readonly sendsPerSecond: number;
  readonly deliveriesPerSecond: number;
  /** Epoch that the server follows; 0 while it is silent. */
  readonly epoch: number;
}

export interface HandoverStatus {
  readonly partition: number;
  readonly from: string;
  readonly to: string;
  readonly state: 'warming' | 'draining';
  /** Since when, in milliseconds of Unix time. */
  readonly sinceMs: number;
  /** Devices that were connected when it began. */
  readonly devices: number;
}

/** What `GET /api/status` answers. */
export interface PlatformStatus {
  readonly servers: readonly ServerStatus[];
  /** Committed epoch; 0 before the first commit. */
  readonly epoch: number;
  readonly partitionCount: number;
  readonly services: readonly ProcessStatus[];
  readonly stores: readonly StoreStatus[];
  readonly lag: Lag;
  /** From the status of the leading operator. */
  readonly conditions: OperatorStatus['conditions'];
  readonly version: string | undefined;
  /** Servers that serve partitions. */
  readonly serverCounts: OperatorStatus['servers'];
  readonly assignment: OperatorStatus['assignment'];
  readonly plan: OperatorStatus['plan'];
  /** Handovers in progress; `finished` has the last ones, newest last. */
  readonly handovers: readonly HandoverStatus[];
  readonly finished: readonly FinishedHandover[];
  readonly operators: readonly OperatorProcessStatus[];
  readonly manifest: {
    readonly file: string;
    /** Of the followed manifest. */
    readonly revision: string;
    /** Revision that the leading operator had seen at its last status. */
    readonly observed: string | undefined;
    /** Problems of the present file; while there are any, the platform follows the one before. */
    readonly problems: readonly string[];
  };
}

export interface OperatorProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly state: ProcessStatus['state'];
  readonly restarts: number;
  readonly leading: boolean;
  /** Changes since its start, as of its last status; undefined unless it wrote the latest status of all operators. */
  readonly writes: number | undefined;
}

export interface StatusInput {
  readonly committed: Committed | undefined;
  readonly partitionCount: number;
  /** By the name of the server. */
  readonly reports: ReadonlyMap<string, ServerReport>;
  readonly services: readonly ProcessStatus[];
  readonly stores: readonly StoreStatus[];
  readonly lag: Lag;
  readonly lease: Lease | undefined;
  readonly operators: readonly ProcessStatus[];
  /** The last status of the leading operator. */
  readonly told: OperatorStatus | undefined;
  readonly manifest: Omit<PlatformStatus['manifest'], 'observed'>;
}

type PartitionState = ServerReport['partitions'][string]['state'];

const nothing: ServerReport['partitions'] = {};
const silence = {
  incarnation: '', connections: 0, sendsPerSecond: 0, deliveriesPerSecond: 0, epoch: 0, partitions: nothing,
};

/** Pure: combines the observations. */
export function buildStatus(input: StatusInput): PlatformStatus {
  const { committed, told, lease, services, stores, lag, manifest } = input;
  return {
    servers:
      committed === undefined
        ? []
        : [...committed.members].map(([name, member]) => describeServer(name, member, committed, input)),
    epoch: committed?.epoch ?? 0,
    partitionCount: committed?.partitionCount ?? input.partitionCount,
    services, stores, lag,
    manifest: { ...manifest, observed: told?.revision },
    ...describeTold(told),
    ...describeHandovers(committed),
    operators: input.operators.map(({ name, pid, state, restarts, up }) => ({
      name, pid, state, restarts,
      leading: up && lease?.holder === name,
      writes: told?.operator === name && told.pid === pid ? told.writes : undefined,
    })),
  };
}

function describeTold(
  told: OperatorStatus | undefined,
): Pick<PlatformStatus, 'conditions' | 'version' | 'serverCounts' | 'assignment' | 'plan'> {
  return {
    conditions: told?.conditions ?? [],
    version: told?.version,
    serverCounts: told?.servers,
    assignment: told?.assignment,
    plan: told?.plan,
  };
}

function describeHandovers(committed: Committed | undefined): Pick<PlatformStatus, 'handovers' | 'finished'> {
  const handovers = [...(committed?.handovers ?? [])].map(([of, { from, to, state, sinceMs, devices }]) => ({
    partition: of, from, to, state, sinceMs, devices,
  }));
  return { handovers, finished: committed?.finished ?? [] };
}

function describeServer(
  name: string, member: Member, { owners }: Committed, { reports, services }: StatusInput,
): ServerStatus {
  const { role, version } = member;
  const report = reports.get(name);
  const process = services.find((each) => each.name === name);
  const { incarnation, connections, sendsPerSecond, deliveriesPerSecond, epoch, partitions } = report ?? silence;
  const owned = owners.flatMap((owner, index) => (owner === name ? [partition(index)] : []));
  const states = Object.values(partitions).map(({ state }) => state);
  const inState = (wanted: PartitionState) => states.filter((state) => state === wanted).length;
  return {
    name, version, role, incarnation, connections, sendsPerSecond, deliveriesPerSecond, epoch,
    address: member.address ?? process?.address ?? '',
    health: healthOf(member, process && { up: process.up, stopping: process.state === 'stopped' }, report),
    state: stateOf(report, owned.length),
    partitions: formatRanges(owned),
    partitionCount: owned.length,
    warming: inState('warming') + inState('warm'),
    draining: inState('draining'),
  };
}
