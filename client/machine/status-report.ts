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
