import type { ServerReport } from '@cecochat/redis';
import { formatRanges } from '@cecochat/partitioning';
import { partition } from '@cecochat/contracts';
import type { Committed, Condition, Member, Plan } from '../decide/index.ts';
import type {
  ConsoleCondition, ConsoleEvent, ConsoleHandover, ConsolePlatform, ConsoleProcess, ConsoleServer,
} from './document.ts';
import type { Lag } from './lag.ts';
import { healthOf, stateOf, type ServerProcess } from './server-state.ts';

type ToldCondition = Pick<Condition, 'status' | 'reason' | 'message'> & { readonly type: string };

/** What is known of a platform, on one machine or in a cluster. */
export interface PlatformSource {
  readonly name: string;
  /** Of the manifest; the committed state has the one that counts. */
  readonly partitionCount: number;
  /** Undefined before the first commit. */
  readonly committed: Committed | undefined;
  /** Of the messaging servers, by name. */
  readonly processes: ReadonlyMap<string, ServerProcess>;
  /** By the name of the server. */
  readonly reports: ReadonlyMap<string, ServerReport>;
  readonly lag: Lag;
  /** From the last status of the operator that leads. */
  readonly told: {
    readonly version: string | undefined;
    readonly servers: ConsolePlatform['counts'] | undefined;
    readonly waiting: number;
    readonly conditions: readonly ToldCondition[];
    /** Oldest first. */
    readonly events: readonly ConsoleEvent[];
  };
  readonly plan: Plan | undefined;
  readonly manifest: ConsolePlatform['manifest'];
  /** Of all services, operators and stores. */
  readonly programs: readonly ConsoleProcess[];
}

/** Handovers that are shown, the last ones. */
const mostFinished = 200;

/** Pure. */
export function buildPlatform(source: PlatformSource): ConsolePlatform {
  const { name, committed, told, plan, manifest, programs } = source;
  const servers = [...(committed?.members ?? [])].map(([each, member]) => describeServer(each, member, source));
  const partitions = describePartitions(source, servers);
  const finished = (committed?.finished ?? []).toReversed().slice(0, mostFinished);
  return {
    name, servers, partitions, manifest,
    version: told.version ?? null,
    epoch: committed?.epoch ?? 0,
    counts: told.servers ?? null,
    handovers: describeHandovers(source),
    waiting: told.waiting,
    finished: finished.map((each) => ({ ...each })),
    lag: {
      records: source.lag.records, gaps: source.lag.gaps,
      unknown: partitions.watermarks.filter((watermark) => watermark === null).length,
    },
    conditions: told.conditions.map(describeCondition),
    events: told.events.toReversed(),
    plan: plan === undefined ? null : { ...plan, start: [...plan.start], stop: [...plan.stop] },
    processes: [...programs],
  };
}

function describeServer(
  name: string, member: Member, { committed, reports, processes }: PlatformSource,
): ConsoleServer {
  const [report, process] = [reports.get(name), processes.get(name)];
  const owned = (committed?.owners ?? []).flatMap((owner, index) => (owner === name ? [partition(index)] : []));
  return {
    name,
    address: member.address ?? process?.address ?? '',
    version: member.version, role: member.role,
    health: healthOf(member, process, report),
    state: stateOf(report, owned.length),
    partitions: formatRanges(owned), partitionCount: owned.length,
    ...figuresOf(report),
  };
}

function figuresOf(
  report: ServerReport | undefined,
): Pick<ConsoleServer, 'connections' | 'sendsPerSecond' | 'deliveriesPerSecond' | 'epoch'> {
  const { connections, sendsPerSecond, deliveriesPerSecond, epoch } = report ?? silence;
  return { connections, sendsPerSecond, deliveriesPerSecond, epoch };
}

const silence = { connections: 0, sendsPerSecond: 0, deliveriesPerSecond: 0, epoch: 0 };

function describePartitions(
  { committed, partitionCount, reports, lag }: PlatformSource, servers: readonly ConsoleServer[],
): ConsolePlatform['partitions'] {
  const count = committed?.partitionCount ?? partitionCount;
  const places = new Map(servers.map(({ name }, index) => [name, index]));
  const devices = new Array<number>(count).fill(0);
  for (const report of reports.values())
    for (const [of, { connections }] of Object.entries(report.partitions))
      if (Number(of) < count) devices[Number(of)] = (devices[Number(of)] ?? 0) + connections;
  const known = new Map(lag.partitions.map((each) => [each.partition, each]));
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    devices,
    owners: numbers.map((index) => places.get(committed?.owners[index] ?? '') ?? null),
    watermarks: numbers.map((index) => known.get(index)?.watermark ?? null),
    behind: numbers.map((index) => behindOf(known.get(index))),
    gaps: numbers.map((index) => known.get(index)?.gaps ?? 0),
  };
}

function behindOf(lag: Lag['partitions'][number] | undefined): number | null {
  return lag === undefined ? null : Math.max(0, lag.logEnd - lag.watermark);
}

function describeHandovers({ committed, reports }: PlatformSource): ConsoleHandover[] {
  return [...(committed?.handovers ?? [])].map(([of, { from, to, state, beganMs, sinceMs, devices }]) => ({
    partition: of, from, to, state, beganMs, sinceMs, devices,
    left: reports.get(from)?.partitions[of]?.connections ?? 0,
  }));
}

/** Conditions that are good while they do not hold; all others are good while they do. */
const badWhenTrue: ReadonlySet<string> = new Set(['Degraded']);

/** A change in progress is nothing to act on; one that cannot be made is. */
function describeCondition({ type, status, reason, message }: ToldCondition): ConsoleCondition {
  const isGood = type === 'Progressing' ? status || reason === 'Settled' : badWhenTrue.has(type) !== status;
  return { type, status, reason, message, isGood };
}
