import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { lineageFrom, type ServerAddresses } from '@cecochat/contracts';
import { OffsetLookups } from '@cecochat/kafka';
import {
  BlockReader, connectRedis, createPlatformClock, parseInfo, readBlocks, readRedisConnection, TokenWatch,
  untilRedisReady, watchGeneration, watchLimits, watchRouting, type PlatformClock, type ServerReport,
} from '@cecochat/redis';
import {
  LastKnown, openEdge, createGrpcServer, openServerCertificate, type Logger, type Edge, type GrpcServer,
} from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { ServiceContext } from '../run-service.ts';
import { buildBesideLog, type BesideLog } from './build-beside-log.ts';
import { buildClaims, buildPipeline, buildReceipts } from './build-sending.ts';
import { buildTable } from './build-table.ts';
import type { Config } from './config.ts';
import { ChatService } from './devices/chat-service.ts';
import type { SendPipeline } from './devices/send-pipeline.ts';
import { SendingDevices } from './devices/sending-devices.ts';
import { addGrpcEdge } from './edge/grpc-edge.ts';
import { WebSocketEdge } from './edge/web-socket-edge.ts';
import type { Claims } from './log/claims.ts';
import { GeneratorLease } from './log/generator-lease.ts';
import { generatorsOf, MessageIds, requireTimeOfIds, type GeneratorRange } from './log/message-ids.ts';
import type { MessageLog, OpenLog } from './log/message-log.ts';
import { createMetrics, type Holdings, type Metrics, type RedisMemory } from './metrics.ts';
import { monotonic } from './monotonic.ts';
import { Admission } from './partitions/admission.ts';
import type { PartitionTable } from './partitions/partition-table.ts';
import type { ServedPartition } from './partitions/served-partition.ts';
import { TailBudget } from './partitions/tail.ts';
import { ReportBuilder } from './report-builder.ts';
import { Reporter } from './reporter.ts';

const redisDeadlineMs = 60_000;
/** Between two reads of the memory of Redis, for the metrics. */
const redisMemoryEveryMs = 10_000;
/** Between look-ups of the ends of partitions in Kafka, which cursors beyond the tail cause. */
const lookupRestMs = 100;

const waitFor = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);

export type Parts = Awaited<ReturnType<typeof buildParts>>;

/** Builds the parts of a messaging server and wires them; waits for Redis, which leases the generator id. */
export async function buildParts(
  { config, logger, registry }: Pick<ServiceContext<Config>, 'config' | 'logger' | 'registry'>,
  openLog: OpenLog,
) {
  const incarnation = randomUUID();
  const budget = new TailBudget(config.TAIL_TOTAL_BYTES, () => pipeline.queuedBytes);
  const holdings = holdingsOf(() => ({ pipeline, table, budget, besideLog, redisMemory }));
  const metrics = createMetrics(registry, holdings);
  const stores = await openStores(config, { incarnation, openLog, metrics, logger });
  const { redis, redisMemory, clock, ids, lease, reader, writer, commandWriter, routing, logGeneration, tokens } =
    stores;
  const counts = { sends: 0, deliveries: 0 };
  const table = buildTable(config, {
    budget, logger, reader, metrics, counts, wallClock: clock.now,
    onGroupOutcome: (outcome) => pipeline.decided(outcome), onChange: () => reporter.soon(),
    onDeviceEvicted: (user) => edge.audit.note({ event: 'device-evicted', user }),
  });
  const blocks = new BlockReader({ read: (pairs) => readBlocks(redis, pairs), clock: monotonic });
  const claims = buildClaims(config, { redis, ids, clock: clock.now, metrics, logger });
  const pipeline = buildPipeline({
    editWindowMs: config.EDIT_SECONDS * 1000, blocks, memoryBytes: config.TAIL_TOTAL_BYTES, table, claims, ids, lease,
    writer, commandWriter, metrics, counts, logger,
    onLimited: () => edge.limits.note('server.waitingSends'),
    onFinished: () => service.releaseHeld(),
  });
  const admission = new Admission({
    table, acceptRate: config.ACCEPT_RATE, refreshRouting: () => routing.refresh(), clock: monotonic, sleep: waitFor,
  });
  const edge = openEdge(config, { registry, logger, wallClock: clock.now, ...tokens.checks });
  const limits = watchLimits({ redis, logger, onBad: () => metrics.badRouting.inc() }, (next) => edge.limits.use(next));
  const besideLog = buildBesideLog({
    redis, blocks, table, routing, limits: edge.limits, metrics, clock: monotonic, wallClock: clock.now,
  });
  const service = new ChatService({
    ...besideLog, table, admission,
    devices: new SendingDevices(config.DEDUPE_SECONDS * 1000, monotonic),
    pipeline,
    receipts: buildReceipts({ table, writer, metrics, logger }, clock.now),
    ...lineagesOf(claims, ids),
    isGenerationKnown: () => isKnown(logGeneration),
    logEnd: logEndsOf(reader),
    onRefusedSend: (code) => metrics.refusedSends.inc({ code }),
    limits: edge.limits, audit: edge.audit, logger, clock: monotonic,
  });
  const reporter = buildReporter(config, { incarnation, redis, table, counts, clock, reader, metrics });
  const { grpc, webSockets } = buildEdges(config, { service, edge, logger });
  return {
    ...stores, metrics, limits, table, pipeline, admission, besideLog, service, reporter, grpc, webSockets, edge,
  };
}

interface StoresContext {
  readonly incarnation: string;
  readonly openLog: OpenLog;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Redis, the log, and what is read of them; waits for Redis, which leases the generator id. */
async function openStores(config: Config, { incarnation, openLog, metrics, logger }: StoresContext) {
  const onBad = () => metrics.badRouting.inc();
  const redis = connectRedis(readRedisConnection(config), logger, (reason) => metrics.redisRefusals.inc({ reason }));
  const redisMemory = new LastKnown({
    read: () => readRedisMemory(redis), everyMs: redisMemoryEveryMs, clock: monotonic,
  });
  const holder = `${config.NAME} ${incarnation}`;
  const { clock, ids, lease, generator } = await leaseIds(redis, {
    holder, range: generatorsOf(config.GENERATOR_HALF), logger,
  });
  const { reader, writer, commandWriter } = openLog(config, { incarnation, logger });
  const logGeneration = watchGeneration({ redis, logger, onBad });
  const routing = watchRouting({ redis, logger, onBad });
  const tokens = new TokenWatch({ redis, logger, clock: clock.now });
  return {
    redis, redisMemory, clock, ids, lease, generator, reader, writer, commandWriter, logGeneration, routing, tokens,
  };
}

/** The end of the log in a partition, for cursors beyond the tail. */
function logEndsOf(reader: MessageLog['reader']) {
  const lookups = new OffsetLookups((partitions) => reader.offsets(partitions), () => sleep(lookupRestMs));
  return async (partition: number) => (await lookups.of(partition))?.end;
}

const lineagesOf = (claims: Claims, ids: MessageIds) => ({
  remembered: (device: string) => claims.remembered(device),
  freshLineage: () => lineageFrom(ids.next()),
  latestLineage: () => claims.latestLineage,
});

async function isKnown(generation: ReturnType<typeof watchGeneration>): Promise<boolean> {
  if (generation.current() === undefined) await generation.refresh();
  return generation.current() !== undefined;
}

interface ReporterContext extends Pick<MessageLog, 'reader'> {
  readonly incarnation: string;
  readonly redis: Redis;
  readonly table: PartitionTable;
  readonly counts: { readonly sends: number; readonly deliveries: number };
  readonly clock: PlatformClock;
  readonly metrics: Metrics;
}

function buildReporter(
  config: Config,
  { incarnation, redis, table, counts, clock, reader, metrics }: ReporterContext,
): Reporter {
  const reports = new ReportBuilder({ incarnation, ...addressesOf(config) }, monotonic());
  return new Reporter({
    redis, name: config.NAME,
    build: (draining) => {
      const { surplusPartitions, topicProblems } = reader;
      return reports.build(table, { ms: monotonic(), ...counts, draining, clock, surplusPartitions, topicProblems });
    },
    onReport: (report) => showReport(metrics, report),
  });
}

const addressesOf = (config: Config): ServerAddresses => ({
  address: config.ADVERTISED_ADDRESS, webSocketAddress: config.ADVERTISED_WEB_SOCKET_ADDRESS,
});

function showReport(metrics: Metrics, { connections, surplusPartitions = 0 }: ServerReport): void {
  metrics.connections.set(connections);
  metrics.surplusPartitions.set(surplusPartitions);
}

async function readRedisMemory(redis: Redis): Promise<RedisMemory> {
  const { usedBytes, maxBytes, systemBytes } = parseInfo(await redis.info());
  return { usedBytes, limitBytes: maxBytes === 0 ? systemBytes : maxBytes };
}

const sumOf = (table: PartitionTable, of: (each: ServedPartition) => number): number =>
  [...table.served()].reduce((sum, each) => sum + of(each), 0);

async function leaseIds(
  redis: Redis,
  { holder, range, logger }: { readonly holder: string; readonly range: GeneratorRange; readonly logger: Logger },
) {
  await untilRedisReady(redis, redisDeadlineMs);
  const clock = createPlatformClock(redis, logger);
  await clock.start();
  requireTimeOfIds(clock.now());
  const ids = new MessageIds(0, clock.now);
  const lease = new GeneratorLease({
    redis, holder, range, logger, onChange: (next) => ids.useGenerator(next), monotonic, wall: Date.now,
  });
  const generator = await lease.acquire(Math.floor(Math.random() * range.count), AbortSignal.timeout(redisDeadlineMs));
  ids.useGenerator(generator);
  return { clock, ids, lease, generator };
}

interface Held {
  readonly pipeline: SendPipeline;
  readonly table: PartitionTable;
  readonly budget: TailBudget;
  readonly besideLog: BesideLog;
  readonly redisMemory: LastKnown<RedisMemory>;
}

/** Figures of parts for the metrics, which are made before the parts. */
const holdingsOf = (of: () => Held): Holdings => ({
  queuedSends: () => of().pipeline.queuedSends,
  queuedBytes: () => of().pipeline.queuedBytes,
  waitingFrames: () => sumOf(of().table, (each) => each.waitingFrames),
  tailRecords: () => sumOf(of().table, (each) => each.tail.length),
  tailBytes: () => of().budget.bytes,
  tailLimit: () => of().budget.limit,
  tailEvicted: () => of().budget.evicted,
  watchedUsers: () => of().besideLog.watchers.entries,
  redisMemory: () => of().redisMemory.look(),
});

interface Edges {
  readonly grpc: GrpcServer;
  /** Undefined without a port for it. */
  readonly webSockets: WebSocketEdge | undefined;
}

interface EdgesContext {
  readonly service: ChatService;
  readonly edge: Edge;
  readonly logger: Logger;
}

/** Where devices connect. */
function buildEdges(config: Config, { service, edge, logger }: EdgesContext): Edges {
  const certificate = openServerCertificate(config, logger);
  const grpc = createGrpcServer({ logger, certificate, edge, reflection: config.REFLECTION });
  addGrpcEdge(grpc, service, logger);
  const { WEB_SOCKET_LISTEN: listen, WEB_SOCKET_ORIGINS: origins = [] } = config;
  const parts = { taker: service, edge, certificate, origins, logger };
  return { grpc, webSockets: listen === undefined ? undefined : new WebSocketEdge(parts) };
}
