import { z } from 'zod';

const count = z.number().nonnegative();

const server = z.object({
  name: z.string(),
  address: z.string(),
  version: z.string(),
  role: z.string(),
  health: z.string(),
  state: z.string(),
  incarnation: z.string().nullish(),
  partitions: z.string(),
  partitionCount: count,
  connections: count,
  sendsPerSecond: count,
  deliveriesPerSecond: count,
  epoch: count,
});
const service = z.object({
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  pid: count.nullish(),
  address: z.string().nullish(),
  restarts: count,
});
const handover = z.object({
  partition: count,
  from: z.string(),
  to: z.string(),
  state: z.string(),
  sinceMs: count,
  devices: count,
});
const finished = z.object({
  partition: count,
  from: z.string(),
  to: z.string(),
  outcome: z.string(),
  devices: count,
  left: count,
  tookMs: z.number(),
  atMs: count,
});
const lag = z.object({
  records: count,
  gaps: count,
  partitions: z.array(z.object({ partition: count, watermark: count, logEnd: count, gaps: count })),
});

export const plan = z.object({
  start: z.array(z.string()), stop: z.array(z.string()), moves: count, lowerBound: count, devices: count,
});

/** The status of the local platform, from /api/status; fields of later versions are ignored. */
export const statusReport = z.object({
  epoch: count,
  partitionCount: count,
  servers: z.array(server),
  services: z.array(service),
  lag: lag.nullish(),
  stores: z.array(z.object({ name: z.string(), pid: count, address: z.string(), state: z.string() })),
  conditions: z.array(z.object({ type: z.string(), status: z.boolean(), reason: z.string(), message: z.string() })),
  version: z.string().nullish(),
  serverCounts: z.object({ wanted: count, running: count, healthy: count }).nullish(),
  handovers: z.array(handover),
  /** Newest last. */
  finished: z.array(finished),
  operators: z.array(
    z.object({
      name: z.string(), pid: count, state: z.string(), restarts: count, leading: z.boolean(), writes: count.nullish(),
    }),
  ),
  /** `revision` is the manifest that is followed, `observed` the one in the latest report of the leading operator. */
  manifest: z.object({
    file: z.string(), revision: z.string(), observed: z.string().nullish(), problems: z.array(z.string()),
  }),
});

export type StatusReport = z.infer<typeof statusReport>;
export type ServerReport = StatusReport['servers'][number];
export type Condition = StatusReport['conditions'][number];
export type Plan = z.infer<typeof plan>;

/** The condition of a type; undefined before an operator has reported any. */
export const conditionOf = ({ conditions }: Pick<StatusReport, 'conditions'>, type: string): Condition | undefined =>
  conditions.find((each) => each.type === type);

/** Ranges of partitions by server, such as 0-17,20. */
const byServer = z.record(z.string(), z.string());

/** As far as drills look at it. */
const object = z.object({
  version: z.string(),
  value: z.object({
    epoch: count,
    owners: byServer,
    members: z.array(z.object({ name: z.string(), role: z.string(), version: z.string() })),
    target: z
      .object({ owners: byServer, servers: z.array(z.string()), reason: z.string(), moves: count, lowerBound: count })
      .optional(),
    failed: z.object({ version: z.string(), reason: z.string() }).optional(),
  }),
});

/** The operator's decision, as it stores it. */
export interface CommittedRouting {
  /** Another one with every change. */
  readonly version: string;
  readonly epoch: number;
  /** Name of the server of each partition that has one. */
  readonly owners: ReadonlyMap<number, string>;
  readonly members: readonly { readonly name: string; readonly role: string; readonly version: string }[];
  /** The assignment to get to: how many partitions had to move when it was made, and the fewest that could. */
  readonly target: AssignmentTarget | undefined;
  readonly failed: { readonly version: string; readonly reason: string } | undefined;
}

export interface AssignmentTarget {
  /** Ranges of partitions by server. */
  readonly owners: Readonly<Record<string, string>>;
  readonly servers: readonly string[];
  readonly reason: string;
  readonly moves: number;
  readonly lowerBound: number;
}

export function readCommittedRouting(answer: unknown): CommittedRouting {
  const { version, value } = object.parse(answer);
  const owners = new Map(
    Object.entries(value.owners).flatMap(([name, ranges]) =>
      numbersIn(ranges).map((partition) => [partition, name] as const),
    ),
  );
  return { version, epoch: value.epoch, owners, members: value.members, target: value.target, failed: value.failed };
}

/** The numbers of ranges such as `0-2,7`. */
export function numbersIn(ranges: string): number[] {
  return ranges.split(',').filter((range) => range !== '').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
