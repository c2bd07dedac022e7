import { epoch, partition, type Epoch, type Partition } from '@cecochat/contracts';
import { formatRanges, parseRanges } from '@cecochat/partitioning';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { BadValue, changedChannel } from './published-watch.ts';

/** The keys under which the routing is published, as CecoChat's administrators know them. */
export const routingKeys = {
  epoch: 'partitioning.epoch',
  partitionCount: 'partitioning.partition-count',
  serverPartitions: 'partitioning.server-partitions',
  serverAddresses: 'partitioning.server-addresses',
  historyAddress: 'history.server-address',
} as const;

export interface RoutedServer {
  /** host:port that clients dial. */
  readonly address: string;
  readonly partitions: readonly Partition[];
}

/** Who serves which partition, as of an epoch. */
export interface Routing {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  /** By the name of the server. */
  readonly servers: ReadonlyMap<string, RoutedServer>;
  /** host:port of the history service. */
  readonly historyAddress: string | undefined;
}

export const maxPartitionCount = 10_000;

const address = z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port');
const published = z.object({
  [routingKeys.epoch]: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  [routingKeys.partitionCount]: z.coerce.number().int().min(1).max(maxPartitionCount),
  [routingKeys.serverPartitions]: z.record(z.string(), z.string()),
  [routingKeys.serverAddresses]: z.record(z.string(), address),
  [routingKeys.historyAddress]: address.nullable(),
});

/** Understands the published values, by key. Throws a BadValue that names the key and the rule. */
export function parseRouting(raw: Record<string, unknown>): Routing {
  const parsed = published.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadValue(`${issue?.path.join(': ')}: ${issue?.message}`);
  }
  const value = parsed.data;
  const partitionCount = value[routingKeys.partitionCount];
  const servers = new Map<string, RoutedServer>();
  const owners = new Map<Partition, string>();
  for (const [name, ranges] of Object.entries(value[routingKeys.serverPartitions])) {
    const partitions = parsePartitions(name, ranges, partitionCount);
    const dialled = value[routingKeys.serverAddresses][name];
    if (dialled === undefined) throw new BadValue(`${routingKeys.serverAddresses}: no address of server "${name}"`);
    claim(owners, name, partitions);
    servers.set(name, { address: dialled, partitions });
  }
  const historyAddress = value[routingKeys.historyAddress] ?? undefined;
  return { epoch: epoch(value[routingKeys.epoch]), partitionCount, servers, historyAddress };
}

function parsePartitions(name: string, ranges: string, partitionCount: number): Partition[] {
  try {
    return parseRanges(ranges, partitionCount);
  } catch (error) {
    throw new BadValue(`${routingKeys.serverPartitions}: server "${name}": ${Error.isError(error) ? error.message : String(error)}`);
  }
}

function claim(owners: Map<Partition, string>, name: string, partitions: readonly Partition[]): void {
  for (const claimed of partitions) {
    const other = owners.get(claimed);
    if (other !== undefined) {
      throw new BadValue(`${routingKeys.serverPartitions}: partition ${claimed} is given to "${other}" and to "${name}"`);
    }
    owners.set(claimed, name);
  }
}

/** Name of the server of a partition; undefined when it is not assigned. */
export function serverOf(routing: Routing, wanted: Partition): string | undefined {
  for (const [name, server] of routing.servers) if (server.partitions.includes(wanted)) return name;
  return undefined;
}

/** Server of every partition, by number; undefined where it is not assigned. For readers that ask often. */
export function routingTable(routing: Routing): readonly (RoutedServer | undefined)[] {
  const table = new Array<RoutedServer | undefined>(routing.partitionCount);
  for (const server of routing.servers.values()) for (const served of server.partitions) table[served] = server;
  return table;
}

/** Reads the published routing; undefined when none is. Throws a BadValue when it cannot be understood. */
export async function readRouting(redis: Redis): Promise<Routing | undefined> {
  const results = await redis
    .multi()
    .get(routingKeys.epoch)
    .get(routingKeys.partitionCount)
    .hgetall(routingKeys.serverPartitions)
    .hgetall(routingKeys.serverAddresses)
    .get(routingKeys.historyAddress)
    .exec();
  const names = Object.values(routingKeys);
  const raw: Record<string, unknown> = {};
  (results ?? []).forEach(([error, value], index) => {
    const key = names[index] ?? '';
    if (error !== null) throw new BadValue(`${key}: ${error.message}`);
    raw[key] = value;
  });
  if (raw[routingKeys.epoch] === null && raw[routingKeys.partitionCount] === null) return undefined;
  return parseRouting(raw);
}

/*
 * Replaces the routing in one step, unless a newer one is there. A key of a wrong type is garbage and is replaced.
 * ARGV: epoch, partition count, history address or '', channel, number of servers, then name, ranges, address of each.
 * Returns the epoch that Redis holds afterwards.
 */
const publishScript = `
if redis.call('TYPE', KEYS[1]).ok ~= 'string' then redis.call('DEL', KEYS[1]) end
local held = tonumber(redis.call('GET', KEYS[1]) or '')
if held and held > tonumber(ARGV[1]) then return tostring(held) end
redis.call('DEL', unpack(KEYS))
redis.call('SET', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], ARGV[2])
if ARGV[3] ~= '' then redis.call('SET', KEYS[5], ARGV[3]) end
for server = 1, tonumber(ARGV[5]) do
  local at = 3 + server * 3
  redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1])
  redis.call('HSET', KEYS[4], ARGV[at], ARGV[at + 2])
end
redis.call('PUBLISH', ARGV[4], ARGV[1])
return ARGV[1]
`;

/** Publishes the routing in one atomic step. Returns the epoch in force: a higher one than asked for means refused. */
export async function publishRouting(redis: Redis, routing: Routing): Promise<Epoch> {
  const servers = [...routing.servers].flatMap(([name, server]) => [name, formatRanges(server.partitions), server.address]);
  const keys = Object.values(routingKeys);
  const held = await redis.eval(
    publishScript,
    keys.length,
    ...keys,
    routing.epoch,
    routing.partitionCount,
    routing.historyAddress ?? '',
    changedChannel,
    routing.servers.size,
    ...servers,
  );
  return epoch(Number(held));
}

/** Whether two routings say the same. */
export function sameRouting(a: Routing, b: Routing): boolean {
  return describe(a) === describe(b);
}

function describe(routing: Routing): string {
  const servers = [...routing.servers].map(([name, server]) => `${name}=${server.address}=${formatRanges(server.partitions)}`);
  return [routing.epoch, routing.partitionCount, routing.historyAddress, ...servers.sort()].join(';');
}

export const allPartitions = (count: number): Partition[] => Array.from({ length: count }, (_, index) => partition(index));
