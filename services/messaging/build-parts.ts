import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs, lineageFrom, timeOfId, type BackOff, type ServerAddresses } from '@cecochat/contracts';
import { OffsetLookups } from '@cecochat/kafka';
import { connectRedis, parseInfo, createPlatformClock, readBlocks, readRedisConnection, TokenWatch, untilRedisReady, watchGeneration, watchLimits, watchRouting, type ServerReport } from '@cecochat/redis';
import {
  createGrpcServer, LastKnown, openEdge, openServerCertificate, type Edge, type GrpcServer, type Logger,
} from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { ServiceContext } from '../run-service.ts';
import { buildBesideLog } from './build-beside-log.ts';
import type { Config } from './config.ts';
import { addGrpcEdge } from './edge/grpc-edge.ts';
import { WebSocketEdge } from './edge/web-socket-edge.ts';
import { GeneratorLease } from './log/generator-lease.ts';
import { generatorsOf, MessageIds, requireTimeOfIds, type GeneratorRange } from './log/message-ids.ts';
import type { MessageLog, OpenLog } from './log/message-log.ts';
import { TailBudget } from './partitions/tail-budget.ts';
import { createMetrics, type Metrics, type RedisMemory } from './metrics.ts';
import { Admission } from './partitions/admission.ts';
import { PartitionTable } from './partitions/partition-table.ts';
import { ReportBuilder } from './report-builder.ts';
import { Reporter } from './reporter.ts';
import { Claims } from './log/claims.ts';
import { Blocks } from './devices/blocks.ts';
import { Receipts } from './devices/receipts.ts';
import { SendPipeline, type PipelineParts } from './devices/send-pipeline.ts';
import { WriteWarnings } from './log/write-warnings.ts';
import type { PendingSend } from './devices/sending-device.ts';
import { SendingDevices } from './devices/sending-devices.ts';
import { ChatService } from './devices/chat-service.ts';
import type { PartitionObserver, ServedPartition } from './partitions/served-partition.ts';

const redisDeadlineMs = 60_000;
/** Between two reads of the memory of Redis, for the metrics. */
const redisMemoryEveryMs = 10_000;
/** Pauses before a partition is written again. */
const writeBackOff: BackOff = { baseMs: 20, capMs: 1_000 };
/** Between look-ups of the ends of partitions in Kafka, which cursors beyond the tail cause. */
const lookupRestMs = 100;

export const monotonic = () => performance.now();
const waitFor = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);

export type Parts = Awaited<ReturnType<typeof buildParts>>;

/** Builds the parts of a messaging server and wires them; waits for Redis, which leases the generator id. */
export async function buildParts({ config, logger, registry }: Pick<ServiceContext<Config>, 'config' | 'logger' | 'registry'>, openLog: OpenLog) {
  const incarnation = randomUUID();
  const budget = new TailBudget(config.TAIL_TOTAL_BYTES, () => pipeline.queuedBytes);
  const metrics = createMetrics(registry, {
    queuedSends: () => pipeline.queuedSends,
    queuedBytes: () => pipeline.queuedBytes,
    waitingFrames: () => sumOf(table, (each) => each.waitingFrames),
    tailRecords: () => sumOf(table, (each) => each.tail.length),
    tailBytes: () => budget.bytes,
    tailLimit: () => budget.limit,
    tailEvicted: () => budget.evicted,
    watchedUsers: () => besideLog.watchers.entries,
    redisMemory: () => redisMemory.look(),
  });
  const redis = connectRedis(readRedisConnection(config), logger, (reason) => metrics.redisRefusals.inc({ reason }));
  const redisMemory = new LastKnown({ read: () => readRedisMemory(redis), everyMs: redisMemoryEveryMs, clock: monotonic });
  const { clock, ids, lease, generator } = await leaseIds(redis, { holder: `${config.NAME} ${incarnation}`, range: generatorsOf(config.GENERATOR_HALF), logger });
  const { reader, writer, commandWriter } = openLog(config, { incarnation, logger });
  const logGeneration = watchGeneration({ redis, logger, onBad: () => metrics.badRouting.inc() });
  const lookups = new OffsetLookups((partitions) => reader.offsets(partitions), () => sleep(lookupRestMs));
  const routing = watchRouting({ redis, logger, onBad: () => metrics.badRouting.inc() });
  const counts = { sends: 0, deliveries: 0 };
  const table = buildTable(config, { budget, logger, reader, metrics, counts, wallClock: clock.now, onGroupOutcome: (outcome) => pipeline.decided(outcome), onChange: () => reporter.soon() });
  const claims = buildClaims(config, { redis, ids, clock: clock.now, metrics, logger });
  const pipeline = buildPipeline({ editWindowMs: config.EDIT_SECONDS * 1000, memoryBytes: config.TAIL_TOTAL_BYTES, table, redis, claims, ids, lease, writer, commandWriter, metrics, counts, logger, onLimited: () => edge.limits.note('server.waitingSends'), onFinished: () => service.releaseHeld() });
  const admission = new Admission({ table, acceptRate: config.ACCEPT_RATE, refreshRouting: () => routing.refresh(), clock: monotonic, sleep: waitFor });
  const tokens = new TokenWatch({ redis, logger, clock: clock.now });
  const edge = openEdge(config, { registry, logger, wallClock: clock.now, ...tokens.checks });
  const limits = watchLimits({ redis, logger, onBad: () => metrics.badRouting.inc() }, (next) => edge.limits.use(next));
  const besideLog = buildBesideLog({ redis, table, routing, limits: edge.limits, metrics, clock: monotonic, wallClock: clock.now });
  const service = new ChatService({
    table, admission, typing: besideLog.typing, watchers: besideLog.watchers, presence: besideLog.presence,
    devices: new SendingDevices(config.DEDUPE_SECONDS * 1000, monotonic), pipeline,
    receipts: buildReceipts({ table, writer, metrics, logger }, clock.now),
    remembered: (device) => claims.remembered(device),
    freshLineage: () => lineageFrom(ids.next()),
    latestLineage: () => claims.latestLineage,
    isGenerationKnown: async () => logGeneration.current() !== undefined || ((await logGeneration.refresh()), logGeneration.current() !== undefined),
    logEnd: async (partition) => (await lookups.of(partition))?.end,
    onRefusedSend: (code) => metrics.refusedSends.inc({ code }), limits: edge.limits, logger, clock: monotonic,
  });
  const reports = new ReportBuilder({ incarnation, ...addressesOf(config) }, monotonic());
  const reporter = new Reporter({
    redis, name: config.NAME,
    build: (draining) => reports.build(table, { ms: monotonic(), ...counts, draining, clock, surplusPartitions: reader.surplusPartitions, topicProblems: reader.topicProblems }),
    onReport: (report) => showReport(metrics, report),
  });
  const { grpc, webSockets } = buildEdges(config, { service, edge, logger });
  return { metrics, redis, redisMemory, clock, lease, generator, reader, writer, commandWriter, routing, logGeneration, tokens, limits, table, pipeline, admission, besideLog, service, reporter, grpc, webSockets, edge };
}

const addressesOf = (config: Config): ServerAddresses => ({
  address: config.ADVERTISED_ADDRESS, webSocketAddress: config.ADVERTISED_WEB_SOCKET_ADDRESS,
});

function showReport(metrics: Metrics, { connections, surplusPartitions = 0 }: ServerReport): void {
  metrics.connections.set(connections);
  metrics.surplusPartitions.set(surplusPartitions);
}

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

function buildEdges(config: Config, { service, edge, logger }: EdgesContext): Edges {
  const certificate = openServerCertificate(config, logger);
  const grpc = createGrpcServer({ logger, certificate, edge, reflection: config.REFLECTION });
  addGrpcEdge(grpc, service, logger);
  const { WEB_SOCKET_LISTEN: listen, WEB_SOCKET_ORIGINS: origins = [] } = config;
  const parts = { taker: service, edge, certificate, origins, logger };
  return { grpc, webSockets: listen === undefined ? undefined : new WebSocketEdge(parts) };
}

async function readRedisMemory(redis: Redis): Promise<RedisMemory> {
  const { usedBytes, maxBytes, systemBytes } = parseInfo(await redis.info());
  return { usedBytes, limitBytes: maxBytes === 0 ? systemBytes : maxBytes };
}

const sumOf = (table: PartitionTable, of: (each: ServedPartition) => number): number => [...table.served()].reduce((sum, each) => sum + of(each), 0);

async function leaseIds(redis: Redis, { holder, range, logger }: { readonly holder: string; readonly range: GeneratorRange; readonly logger: Logger }) {
  await untilRedisReady(redis, redisDeadlineMs);
  const clock = createPlatformClock(redis, logger);
  await clock.start();
  requireTimeOfIds(clock.now());
  const ids = new MessageIds(0, clock.now);
  const lease = new GeneratorLease({ redis, holder, range, logger, onChange: (next) => ids.useGenerator(next), monotonic, wall: Date.now });
  const generator = await lease.acquire(Math.floor(Math.random() * range.count), AbortSignal.timeout(redisDeadlineMs));
  ids.useGenerator(generator);
  return { clock, ids, lease, generator };
}

interface ClaimsContext {
  readonly redis: Redis;
  readonly ids: MessageIds;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

function buildClaims(config: Config, { redis, ids, clock, metrics, logger }: ClaimsContext): Claims {
  return new Claims({
    redis,
    expiryMs: config.DEDUPE_SECONDS * 1000,
    ids,
    clock,
    onBad: (device, what) => {
      metrics.badWindows.inc();
      const message = what === 'ahead' ? 'redis held a message id of a device from a clock that was ahead, not used any more' : 'what redis held of the sends of a device cannot be understood, dropped';
      logger.warn({ device }, message);
    },
  });
}

interface PipelineContext extends Pick<PipelineParts, 'editWindowMs'> {
  readonly memoryBytes: number;
  readonly table: PartitionTable;
  readonly claims: Claims;
  readonly redis: Redis;
  readonly ids: MessageIds;
  readonly lease: GeneratorLease;
  readonly writer: MessageLog['writer'];
  readonly commandWriter: MessageLog['commandWriter'];
  readonly metrics: Metrics;
  readonly counts: { sends: number };
  readonly logger: Logger;
  readonly onLimited: () => void;
  readonly onFinished: () => void;
}

function buildPipeline({ editWindowMs, memoryBytes, table, redis, claims, ids, lease, writer, commandWriter, metrics, counts, logger, onLimited, onFinished }: PipelineContext): SendPipeline {
  const warnings = new WriteWarnings(logger, monotonic);
  return new SendPipeline({
    editWindowMs,
    blocks: new Blocks({
      read: (pairs) => readBlocks(redis, pairs), onUnknown: (sends) => metrics.sendsWithoutBlocks.inc(sends), clock: monotonic,
    }),
    partitionCount: () => table.partitionCount,
    memoryBytes,
    claim: (requests) => claims.claim(requests),
    mayMakeIds: () => lease.isHeld,
    nextId: () => ids.next(),
    writer,
    commandWriter,
    onBatch: (sends, withRedis) => {
      if (!withRedis) metrics.sendsWithoutRedis.inc(sends);
    },
    onFailure: (error, partition) => {
      metrics.produceFailures.inc({ error: error.code });
      warnings.failed(error, partition);
    },
    onLimited,
    onFinished: (pending, acknowledged) => {
      observeFinished({ metrics, counts }, pending, acknowledged);
      onFinished();
    },
    backOffMs: (failures) => backOffMs(writeBackOff, failures, Math.random()),
    clock: monotonic,
  });
}

function buildReceipts({ table, writer, metrics, logger }: Pick<PipelineContext, 'table' | 'writer' | 'metrics' | 'logger'>, wallClock: () => number): Receipts {
  const warnings = new WriteWarnings(logger, monotonic);
  return new Receipts({
    partitionCount: () => table.partitionCount,
    wallClock,
    writer,
    onOutcome: (outcome) => metrics.receipts.inc({ outcome }),
    onFailure: (error, partition) => {
      metrics.produceFailures.inc({ error: error.code });
      warnings.failed(error, partition);
    },
    backOffMs: (failures) => backOffMs(writeBackOff, failures, Math.random()),
    clock: monotonic,
  });
}

interface TableContext {
  readonly budget: TailBudget;
  readonly logger: Logger;
  readonly reader: MessageLog['reader'];
  readonly metrics: Metrics;
  readonly counts: { deliveries: number };
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  readonly onGroupOutcome: PartitionObserver['onGroupOutcome'];
  readonly onChange: () => void;
}

function buildTable(config: Config, { budget, logger, reader, metrics, counts, wallClock, onGroupOutcome, onChange }: TableContext): PartitionTable {
  return new PartitionTable({
    name: config.NAME,
    reader,
    logger,
    clock: monotonic,
    budget,
    bounds: { records: config.TAIL_RECORDS, bytes: config.TAIL_BYTES, ageMs: config.TAIL_SECONDS * 1000 },
    leaveMs: config.LEAVE_SECONDS * 1000,
    onChange,
    observer: {
      onGroupOutcome,
      onRecord: (id, deliveries) => {
        if (deliveries === 0) return;
        counts.deliveries += deliveries;
        metrics.deliveries.inc(deliveries);
        metrics.deliverySeconds.observe(Math.max(0, wallClock() - timeOfId(id)) / 1000);
      },
      onUnreadable: (partition, at, reason) => {
        metrics.unreadable.inc();
        logger.warn({ partition, offset: at, reason }, 'a record is no event, passed over');
      },
      onDeviceFailed: (partition, error) => {
        metrics.failedWrites.inc();
        logger.error({ err: error, partition }, 'a device could not be written to, disconnected');
      },
    },
  });
}

function observeFinished(to: { metrics: Metrics; counts: { sends: number } }, pending: PendingSend, acknowledged: boolean): void {
  if (!acknowledged) return;
  const { metrics, counts } = to;
  counts.sends++;
  metrics.sends.inc();
  metrics.ackSeconds.observe((monotonic() - pending.receivedMs) / 1000);
}
