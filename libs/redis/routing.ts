import {
  epoch, hostPortPattern, partition, type Epoch, type Partition, type ServerAddresses,
} from '@cecochat/contracts';
import { formatRanges, parseRanges } from '@cecochat/partitioning';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { channelOf } from './connect-redis.ts';
import { BadValue, changedChannel } from './published-watch.ts';
import { readKeys, type KeyRead } from './read-keys.ts';
import { isSigned, signatureOf } from './signing.ts';

/** The keys under which the routing is published, as CecoChat's administrators know them. */
export const routingKeys = {
  epoch: 'partitioning.epoch',
  partitionCount: 'partitioning.partition-count',
  serverPartitions: 'partitioning.server-partitions',
  serverAddresses: 'partitioning.server-addresses',
  handovers: 'partitioning.handovers',
  drainRate: 'partitioning.drain-rate',
  historyAddress: 'history.server-address',
  webSocketAddresses: 'partitioning.server-web-socket-addresses',
  groupsAddress: 'groups.server-address',
  signature: 'partitioning.signature',
  accountsAddress: 'accounts.server-address',
} as const;
const hashes: ReadonlySet<string> = new Set([
  routingKeys.serverPartitions, routingKeys.serverAddresses, routingKeys.webSocketAddresses, routingKeys.handovers,
]);

export interface RoutedServer extends ServerAddresses {
  readonly partitions: readonly Partition[];
}

/** A partition on its way from one server to another. */
export interface RoutedHandover {
  readonly from: string;
  readonly to: string;
  /** warming: `to` reads the tail; draining: `from` sends its devices to `to`, which serves the partition. */
  readonly state: 'warming' | 'draining';
  /** How long the draining may take, in milliseconds. */
  readonly deadlineMs: number;
}

/** Default of the devices a second that one server redirects. */
export const defaultDrainRate = 500;

/** Nothing is on its way. */
export const atRest: Pick<Routing, 'handovers' | 'drainRate'> = { handovers: new Map(), drainRate: defaultDrainRate };

/** The server of each partition, as of an epoch. Every change has its own epoch. */
export interface Routing {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  /** By the name of the server. */
  readonly servers: ReadonlyMap<string, RoutedServer>;
  /** host:port of the history service. */
  readonly historyAddress: string | undefined;
  /** host:port of the service of groups; undefined while it is not known. */
  readonly groupsAddress?: string | undefined;
  /** host:port of the service of accounts; undefined while it is not known. */
  readonly accountsAddress?: string | undefined;
  readonly handovers: ReadonlyMap<Partition, RoutedHandover>;
  /** Devices a second that one server redirects. */
  readonly drainRate: number;
}

export const maxPartitionCount = 10_000;

/** An epoch that is further above the one before was made up: nothing could be published above it for long. */
const maxEpochStep = 2 ** 40;

/** Whether an epoch can come after another one, by its size only. */
export const canFollow = (next: number, before: number): boolean => next - before <= maxEpochStep;

const address = z.string().regex(hostPortPattern, 'must be host:port');
const handover = z
  .string()
  .regex(/^\S+ \S+ (warming|draining) \d{1,9}$/, 'must be "from to warming|draining milliseconds"')
  .transform((text): RoutedHandover => {
    const [from = '', to = '', state, deadlineMs] = text.split(' ');
    return { from, to, state: state === 'warming' ? 'warming' : 'draining', deadlineMs: Number(deadlineMs) };
  });

const formatHandover = ({ from, to, state, deadlineMs }: RoutedHandover): string =>
  `${from} ${to} ${state} ${Math.round(deadlineMs)}`;

const published = z.object({
  [routingKeys.epoch]: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  [routingKeys.partitionCount]: z.coerce.number().int().min(1).max(maxPartitionCount),
  [routingKeys.serverPartitions]: z.record(z.string(), z.string()),
  [routingKeys.serverAddresses]: z.record(z.string(), address),
  [routingKeys.webSocketAddresses]: z.record(z.string(), address),
  [routingKeys.handovers]: z.record(z.string().regex(/^\d{1,6}$/), handover),
  [routingKeys.drainRate]: z.preprocess((value) => value ?? defaultDrainRate, z.coerce.number().positive()),
  [routingKeys.historyAddress]: address.nullable(),
  [routingKeys.groupsAddress]: address.nullish(),
  [routingKeys.accountsAddress]: address.nullish(),
});

/** Understands the published values, by key. Throws a BadValue that names the key and the rule. */
export function parseRouting(raw: RawRouting): Routing {
  const parsed = published.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadValue(`${issue?.path.join(': ')}: ${issue?.message}`);
  }
  const value = parsed.data;
  const partitionCount = value[routingKeys.partitionCount];
  const servers = readServers(value);
  const historyAddress = value[routingKeys.historyAddress] ?? undefined;
  const handovers = readHandovers(value[routingKeys.handovers], partitionCount);
  const groupsAddress = value[routingKeys.groupsAddress] ?? undefined;
  const accountsAddress = value[routingKeys.accountsAddress] ?? undefined;
  return {
    epoch: epoch(value[routingKeys.epoch]), partitionCount, servers, historyAddress, handovers,
    drainRate: value[routingKeys.drainRate], ...(groupsAddress !== undefined && { groupsAddress }),
    ...(accountsAddress !== undefined && { accountsAddress }),
  };
}

function readServers(value: z.infer<typeof published>): Map<string, RoutedServer> {
  const servers = new Map<string, RoutedServer>();
  const owners = new Map<Partition, string>();
  for (const [name, ranges] of Object.entries(value[routingKeys.serverPartitions])) {
    const partitions = parsePartitions(name, ranges, value[routingKeys.partitionCount]);
    const dialled = value[routingKeys.serverAddresses][name];
    if (dialled === undefined) throw new BadValue(`${routingKeys.serverAddresses}: no address of server "${name}"`);
    claim(owners, name, partitions);
    const webSocketAddress = value[routingKeys.webSocketAddresses][name];
    servers.set(name, { address: dialled, ...(webSocketAddress !== undefined && { webSocketAddress }), partitions });
  }
  return servers;
}

function readHandovers(raw: Record<string, RoutedHandover>, partitionCount: number): Map<Partition, RoutedHandover> {
  const entries = Object.entries(raw).map(([key, value]) => [partition(Number(key)), value] as const);
  const beyond = entries.find(([of]) => of >= partitionCount);
  if (beyond !== undefined)
    throw new BadValue(`${routingKeys.handovers}: partition ${beyond[0]} is beyond ${partitionCount - 1}`);
  return new Map(entries);
}

function parsePartitions(name: string, ranges: string, partitionCount: number): Partition[] {
  try {
    return parseRanges(ranges, partitionCount);
  } catch (error) {
    throw new BadValue(
      `${routingKeys.serverPartitions}: server "${name}": ${Error.isError(error) ? error.message : String(error)}`,
    );
  }
}

function claim(owners: Map<Partition, string>, name: string, partitions: readonly Partition[]): void {
  for (const claimed of partitions) {
    const other = owners.get(claimed);
    if (other !== undefined) {
      throw new BadValue(
        `${routingKeys.serverPartitions}: partition ${claimed} is given to "${other}" and to "${name}"`,
      );
    }
    owners.set(claimed, name);
  }
}

/** Server of every partition, by number; undefined where it is not assigned. For readers that ask often. */
export function routingTable(routing: Routing): readonly (RoutedServer | undefined)[] {
  const table = new Array<RoutedServer | undefined>(routing.partitionCount);
  for (const server of routing.servers.values()) for (const served of server.partitions) table[served] = server;
  return table;
}

/** The published values, by key. */
type RawRouting = Readonly<Record<string, unknown>>;

/**
 * Reads the published routing; undefined when none is. Throws a BadValue when it cannot be understood, or is not signed
 * where it has to be.
 */
export async function readRouting(redis: Redis): Promise<Routing | undefined> {
  const reads = Object.values(routingKeys).map((key): KeyRead => ({ key, as: hashes.has(key) ? 'hash' : 'string' }));
  const raw: Record<string, unknown> = {};
  (await readKeys(redis, reads)).forEach(([error, value], index) => {
    const key = reads[index]?.key ?? '';
    if (error !== null) throw new BadValue(`${key}: ${error.message}`);
    raw[key] = value;
  });
  if (raw[routingKeys.epoch] === null && raw[routingKeys.partitionCount] === null) return undefined;
  return parseSigned(redis, raw);
}

function parseSigned(redis: Redis, raw: RawRouting): Routing {
  const routing = parseRouting(raw);
  if (!isSigned(redis, signedName, signedText(routing), raw[routingKeys.signature]))
    throw new BadValue(`${routingKeys.signature}: is not that of the routing by a signing key of this platform`);
  return routing;
}

const signedName = 'routing';

/** Pure: all of a routing that readers act on, in one form. */
function signedText(routing: Routing): string {
  const deadlines = [...routing.handovers].map(([of, { deadlineMs }]) => `${of} ${Math.round(deadlineMs)}`);
  return JSON.stringify([describe(routing), deadlines.sort()]);
}

/*
 * Replaces the routing in one step, unless a newer one is there. A key of a wrong type is garbage and is replaced.
 * ARGV: epoch, partition count, history address or '', channel, drain rate, address of groups or '', signature or '',
 * address of accounts or '', number of servers, then name, ranges, address, address for WebSockets or '' of each, then
 * partition and value of each handover.
 * Returns the epoch that Redis holds afterwards. A failed notification does not undo the publication: readers poll.
 */
const publishScript = `
if redis.call('TYPE', KEYS[1]).ok ~= 'string' then redis.call('DEL', KEYS[1]) end
local held = tonumber(redis.call('GET', KEYS[1]) or '')
if held and held > tonumber(ARGV[1]) then return tostring(held) end
redis.call('DEL', unpack(KEYS))
redis.call('SET', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], ARGV[2])
redis.call('SET', KEYS[6], ARGV[5])
if ARGV[3] ~= '' then redis.call('SET', KEYS[7], ARGV[3]) end
if ARGV[6] ~= '' then redis.call('SET', KEYS[9], ARGV[6]) end
if ARGV[7] ~= '' then redis.call('SET', KEYS[10], ARGV[7]) end
if ARGV[8] ~= '' then redis.call('SET', KEYS[11], ARGV[8]) end
local servers = tonumber(ARGV[9])
for server = 1, servers do
  local at = 6 + server * 4
  redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1])
  redis.call('HSET', KEYS[4], ARGV[at], ARGV[at + 2])
  if ARGV[at + 3] ~= '' then redis.call('HSET', KEYS[8], ARGV[at], ARGV[at + 3]) end
end
for at = 10 + servers * 4, #ARGV, 2 do redis.call('HSET', KEYS[5], ARGV[at], ARGV[at + 1]) end
redis.pcall('PUBLISH', ARGV[4], ARGV[1])
return ARGV[1]
`;

/** Publishes the routing in one atomic step. Returns the epoch in force: a higher one than asked for means refused. */
export async function publishRouting(redis: Redis, routing: Routing): Promise<Epoch> {
  const servers = [...routing.servers].flatMap(([name, { address: dialled, webSocketAddress = '', partitions }]) => [
    name, formatRanges(partitions), dialled, webSocketAddress,
  ]);
  const handovers = [...routing.handovers].flatMap(([of, value]) => [of, formatHandover(value)]);
  const keys = Object.values(routingKeys);
  const held = await redis.eval(
    publishScript,
    keys.length,
    ...keys,
    routing.epoch,
    routing.partitionCount,
    routing.historyAddress ?? '',
    channelOf(redis, changedChannel),
    routing.drainRate,
    routing.groupsAddress ?? '',
    signatureOf(redis, signedName, signedText(routing)) ?? '',
    routing.accountsAddress ?? '',
    routing.servers.size,
    ...servers,
    ...handovers,
  );
  return epoch(Number(held));
}

/**
 * Pure: a routing as a text, for readers that may have to do without Redis: the values of its keys as JSON, with the
 * signature that a platform with signing keys gives it.
 */
export function formatRoutingCopy(redis: Redis, routing: Routing): string {
  const servers = [...routing.servers];
  const { webSocketAddresses } = routingKeys;
  return JSON.stringify({
    [routingKeys.epoch]: routing.epoch,
    [routingKeys.partitionCount]: routing.partitionCount,
    [routingKeys.serverPartitions]: byName(servers.map(([name, { partitions }]) => [name, formatRanges(partitions)])),
    [routingKeys.serverAddresses]: byName(servers.map(([name, { address: dialled }]) => [name, dialled])),
    [webSocketAddresses]: byName(servers.map(([name, { webSocketAddress }]) => [name, webSocketAddress])),
    [routingKeys.handovers]: byName([...routing.handovers].map(([of, value]) => [`${of}`, formatHandover(value)])),
    [routingKeys.drainRate]: routing.drainRate,
    [routingKeys.historyAddress]: routing.historyAddress ?? null,
    [routingKeys.groupsAddress]: routing.groupsAddress,
    [routingKeys.accountsAddress]: routing.accountsAddress,
    [routingKeys.signature]: signatureOf(redis, signedName, signedText(routing)),
  });
}

const byName = (entries: readonly (readonly [string, string | undefined])[]) => Object.fromEntries(entries);

const copyForm = z.record(z.string(), z.unknown());

/**
 * Reads the output of `formatRoutingCopy`. Throws a BadValue when it cannot be understood, or is not signed where it
 * has to be.
 */
export function parseRoutingCopy(redis: Redis, text: string): Routing {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadValue('the copy of the routing is not JSON');
  }
  const raw = copyForm.safeParse(value);
  if (!raw.success) throw new BadValue('the copy of the routing is not a JSON object');
  return parseSigned(redis, raw.data);
}

/** Whether two routings have the same content. */
export function sameRouting(a: Routing, b: Routing): boolean {
  return describe(a) === describe(b);
}

function describe(routing: Routing): string {
  const { epoch: of, partitionCount, historyAddress, groupsAddress, accountsAddress, drainRate } = routing;
  const servers = [...routing.servers].map(([name, { address: dialled, webSocketAddress, partitions }]) =>
    JSON.stringify([name, dialled, webSocketAddress ?? '', formatRanges(partitions)]));
  const handovers = [...routing.handovers].map(([moving, { from, to, state }]) =>
    JSON.stringify([moving, from, to, state]));
  const addresses = [historyAddress ?? '', groupsAddress ?? '', accountsAddress ?? ''];
  return JSON.stringify([of, partitionCount, ...addresses, drainRate, servers.sort(), handovers.sort()]);
}
