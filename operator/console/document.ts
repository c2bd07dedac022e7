import { z } from 'zod';

const count = z.int().nonnegative();
const ms = z.number().nonnegative().describe('milliseconds since 1970');
const name = z.string();

const server = z
  .object({
    name,
    address: z.string().describe('host:port that clients dial; empty while it is not known'),
    version: z.string(),
    role: z.enum(['active', 'spare', 'leaving']),
    health: z
      .enum(['healthy', 'starting', 'draining', 'silent', 'down'])
      .describe('`silent`: it runs and has not reported for a while, or Redis is away; `down`: it does not run'),
    state: z.enum(['serving', 'warming', 'draining', 'silent']),
    partitions: z.string().describe('those that are assigned to it, such as `0-17,20`'),
    partitionCount: count,
    connections: count.describe('devices'),
    sendsPerSecond: z.number().nonnegative(),
    deliveriesPerSecond: z.number().nonnegative(),
    epoch: count.describe('epoch that it follows; 0 while it is silent'),
  })
  .describe('a messaging server');

const partitions = z
  .object({
    owners: z.array(count.nullable()).describe('place of the server in `servers`; null: the partition has none'),
    devices: z.array(count).describe('devices that are connected for users of the partition, on all servers'),
    watermarks: z.array(count.nullable()).describe('history has every record before it; null while it is not known'),
    behind: z.array(count.nullable()).describe('records of the log that history does not have yet'),
    gaps: z.array(count).describe('ranges of the log that were lost before history had them'),
  })
  .describe('columns with a value for each partition, by its number');

const handover = z
  .object({
    partition: count,
    from: name,
    to: name,
    state: z
      .enum(['warming', 'draining'])
      .describe('`warming`: `to` reads the log; `draining`: `from` sends devices away'),
    beganMs: ms,
    sinceMs: ms.describe('since when it is in this state, in milliseconds since 1970'),
    devices: count.describe('devices of the partition on `from` when the state began'),
    left: count.describe('those that are still there'),
  })
  .describe('a partition on its way');

const finished = z
  .object({
    partition: count,
    from: name,
    to: name,
    outcome: z
      .enum(['moved', 'cut', 'cancelled', 'reversed'])
      .describe('`cut`: the devices that were left at the deadline were disconnected'),
    devices: count,
    left: count.describe('devices that were still there when it ended'),
    tookMs: z.number(),
    atMs: ms,
  })
  .describe('a handover that ended');

const condition = z.object({
  type: z.string(),
  status: z.boolean(),
  reason: z.string(),
  message: z.string(),
  isGood: z.boolean().describe('no operator has to act on it: `Progressing` is good with either status'),
});

/** What an operator of the platform should see, as the leading operator noted it. */
export const consoleEvent = z.object({
  atMs: ms, level: z.enum(['normal', 'warning']), reason: z.string(), message: z.string(),
});

const plan = z
  .object({
    start: z.array(z.string()),
    stop: z.array(z.string()),
    moves: count.describe('partitions that would move'),
    lowerBound: count.describe('the fewest that could'),
    devices: count.describe('devices that would move'),
  })
  .describe('what is still to be done');

const process = z
  .object({
    name,
    kind: z.string().describe('a service, `operator` or `store`'),
    state: z.string(),
    isGood: z.boolean().describe('it does its work'),
    address: z.string(),
    restarts: count,
    note: z.string().describe('such as that the operator leads; often empty'),
  })
  .describe('a process, or in a cluster a pod');

const platform = z
  .object({
    name: z.string().describe('in a cluster `<namespace>/<name>` of the ChatCluster'),
    version: z.string().nullable().describe('of its servers'),
    epoch: count.describe('of the routing; 0 before the first one'),
    manifest: z.object({
      wanted: count.nullable().describe('messaging servers that the manifest asks for'),
      mode: z.enum(['followed', 'paused', 'plan-only']),
      problems: z.array(z.string()).describe('why the present one is not followed'),
    }),
    counts: z
      .object({ wanted: count, running: count, healthy: count })
      .nullable()
      .describe('servers that serve partitions, as the operator counts them'),
    servers: z.array(server),
    partitions,
    handovers: z.array(handover),
    waiting: count.describe('partitions that have yet to move'),
    finished: z.array(finished).describe('newest first'),
    lag: z.object({
      records: count.describe('records of the log that history does not have yet'),
      gaps: count,
      unknown: count.describe('partitions of which it is not known how far history is'),
    }),
    conditions: z.array(condition),
    events: z.array(consoleEvent).describe('of the operator that leads, newest first'),
    plan: plan.nullable().describe('null while it cannot be made'),
    processes: z.array(process),
  })
  .describe('a platform');

/** What `GET /api/console` answers. Programs must accept fields that they do not know. */
export const consoleDocument = z.object({
  schema: z.literal(1).describe('grows when a field changes its meaning or is removed'),
  atMs: ms.describe('when it was made, in milliseconds since 1970'),
  platforms: z.array(z.string()).describe('names of the platforms that the caller may see'),
  platform: platform.nullable().describe('the one that `?platform=` names, or the first one'),
});

export type ConsoleDocument = z.infer<typeof consoleDocument>;
export type ConsolePlatform = z.infer<typeof platform>;
export type ConsoleServer = z.infer<typeof server>;
export type ConsoleHandover = z.infer<typeof handover>;
export type ConsoleFinished = z.infer<typeof finished>;
export type ConsoleCondition = z.infer<typeof condition>;
export type ConsoleEvent = z.infer<typeof consoleEvent>;
export type ConsolePlan = z.infer<typeof plan>;
export type ConsoleProcess = z.infer<typeof process>;
