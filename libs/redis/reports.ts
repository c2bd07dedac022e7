import type { Redis } from 'ioredis';
import { z } from 'zod';

/** A report that is not renewed disappears after this: its server is gone, hangs or is cut off. */
export const reportExpiryMs = 10_000;

const rate = z.number().min(0);
const schema = z.object({
  /** New at every start of the server. */
  incarnation: z.string().min(1),
  /** Grows with every report of an incarnation: distinguishes a new report from one that was already read. */
  beat: z.number().int().min(0),
  address: z.string(),
  /** For WebSockets; not there for a server without them. */
  webSocketAddress: z.string().optional(),
  /** Epoch of the routing that the server follows. */
  epoch: z.number().int(),
  draining: z.boolean(),
  /** How far the clock of its machine is ahead of that of Redis; only where it is off, or was a moment ago. */
  clockOffMs: z.number().int().optional(),
  /** How many partitions the topic has beyond those of the platform; only where there are any. */
  surplusPartitions: z.number().int().min(1).optional(),
  /** What is wrong with the topic, a line each; only where something is. */
  topicProblems: z.array(z.string()).min(1).optional(),
  connections: z.number().int().min(0),
  sendsPerSecond: rate,
  deliveriesPerSecond: rate,
  partitions: z.record(
    z.string(),
    z.object({
      /** warming: its tail is being read; warm: read, and served elsewhere; draining: its devices are redirected. */
      state: z.enum(['warming', 'warm', 'serving', 'draining']),
      connections: z.number().int().min(0),
      messagesPerSecond: rate,
      /** The next offset the server's tail expects. */
      offset: z.number().int().min(0),
    }),
  ),
});

/** How a messaging server sees itself, in the key `servers.<name>`. */
export type ServerReport = z.infer<typeof schema>;

const keyOf = (name: string) => `servers.${name}`;

export async function writeReport(redis: Redis, name: string, report: ServerReport): Promise<void> {
  await redis.set(keyOf(name), JSON.stringify(report), 'PX', reportExpiryMs);
}

export async function removeReport(redis: Redis, name: string): Promise<void> {
  await redis.del(keyOf(name));
}

/** The reports of the named servers that are there and can be understood, by name; `bad` names the others. */
export async function readReports(
  redis: Redis,
  names: readonly string[],
): Promise<{ reports: Map<string, ServerReport>; bad: string[] }> {
  const reports = new Map<string, ServerReport>();
  const bad: string[] = [];
  if (names.length === 0) return { reports, bad };
  const values = await redis.mget(names.map(keyOf));
  names.forEach((name, index) => {
    const text = values[index];
    if (text === null || text === undefined) return;
    const report = parseReport(text);
    if (report === undefined) bad.push(name);
    else reports.set(name, report);
  });
  return { reports, bad };
}

/**
 * How long ago each of these reports was written, in milliseconds by the clock of Redis; nothing of those that are
 * gone, or stay for ever.
 */
export async function readReportAges(redis: Redis, names: readonly string[]): Promise<Map<string, number>> {
  const left = await Promise.all(names.map((name) => redis.pttl(keyOf(name))));
  const ages = names.map((name, index): [string, number] => [name, reportExpiryMs - (left[index] ?? -1)]);
  return new Map(ages.filter(([, ageMs]) => ageMs <= reportExpiryMs));
}

function parseReport(text: string): ServerReport | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
