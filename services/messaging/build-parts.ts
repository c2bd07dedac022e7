import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { messagingService, timeOfId } from '@cecochat/contracts';
import { connectRedis, readRedisConnection, untilRedisReady, watchRouting } from '@cecochat/redis';
import { authenticated, createGrpcServer, createRegistry, createTokenVerifier, openServerCertificate, type Logger } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';
import { GeneratorLease } from './ids/generator-lease.ts';
import { generatorCount, MessageIds } from './ids/message-ids.ts';
import type { MessageLog, OpenLog } from './log/message-log.ts';
import { buildMetrics, type Metrics } from './metrics.ts';
import { Admission } from './ownership/admission.ts';
import { PartitionTable } from './ownership/partition-table.ts';
import { ReportBuilder } from './report-builder.ts';
import { Reporter } from './reporter.ts';
import { Claims } from './sends/claims.ts';
import { SendPipeline } from './sends/send-pipeline.ts';
import { SendingDevices, type PendingSend } from './sends/sending-device.ts';
import { ChatService } from './streams/chat-service.ts';
import type { ServedPartition } from './streams/served-partition.ts';

const redisDeadlineMs = 60_000;

export const monotonic = () => performance.now();
const waitFor = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);

export type Parts = Awaited<ReturnType<typeof buildParts>>;

/** Builds the parts of a messaging server and wires them; waits for Redis, which leases the generator id. */
export async function buildParts(config: Config, logger: Logger, openLog: OpenLog) {
  const incarnation = randomUUID();
  const registry = createRegistry('messaging');
  const metrics = buildMetrics(registry, {
    queuedSends: () => pipeline.queuedSends,
    waitingFrames: () => sumOf(table, (each) => each.waitingFrames),
    tailRecords: () => sumOf(table, (each) => each.tail.length),
    tailBytes: () => sumOf(table, (each) => each.tail.bytes),
  });
  const redis = connectRedis(readRedisConnection(config), logger);
  const { ids, lease, generator } = await leaseIds(redis, incarnation, logger);
  const { reader, producer } = openLog(config, { incarnation, logger, onRetry: () => metrics.produceRetries.inc() });
  const routing = watchRouting({ redis, logger, onBad: () => metrics.badRouting.inc() });
  const counts = { sends: 0, deliveries: 0 };
  const table = buildTable(config, { logger, reader, metrics, counts, onChange: () => reporter.soon() });
  const claims = buildClaims(config, { redis, ids, metrics, logger });
  const pipeline = buildPipeline({ table, claims, ids, producer, metrics, counts, onBatch: () => service.releaseHeld() });
  const admission = new Admission({ table, acceptRate: config.ACCEPT_RATE, refreshRouting: () => routing.refresh(), clock: monotonic, sleep: waitFor });
  const verifier = createTokenVerifier({ keys: config.TOKEN_KEYS, issuer: config.TOKEN_ISSUER, audience: config.TOKEN_AUDIENCE, clock: Date.now });
  const service = new ChatService({
    verify: (metadata) => verifier.verify(metadata),
    table,
    admission,
    devices: new SendingDevices(),
    pipeline,
    lastSequence: (device) => claims.lastSequence(device),
    logEnd: async (partition) => (await reader.offsets()).get(partition)?.end ?? 0,
    logger,
    clock: monotonic,
  });
  const reports = new ReportBuilder({ incarnation, address: config.ADVERTISED_ADDRESS }, monotonic());
  const reporter = new Reporter({
    redis,
    name: config.NAME,
    build: (draining) => reports.build(table, { ms: monotonic(), ...counts, draining }),
    onReport: ({ connections }) => metrics.connections.set(connections),
  });
  const grpc = createGrpcServer({ logger, certificate: openServerCertificate(config, logger) });
  grpc.addService(messagingService, {
    chat: (call) => service.chat(call),
    send: authenticated(verifier, (request, caller) => service.send(request, caller), logger),
  });
  return { registry, metrics, redis, lease, generator, reader, producer, routing, table, pipeline, admission, service, reporter, grpc };
}

const sumOf = (table: PartitionTable, of: (each: ServedPartition) => number): number => [...table.served()].reduce((sum, each) => sum + of(each), 0);

async function leaseIds(redis: Redis, incarnation: string, logger: Logger) {
  await untilRedisReady(redis, redisDeadlineMs);
  const ids = new MessageIds(0, Date.now);
  const lease = new GeneratorLease(redis, incarnation, logger, (next) => ids.useGenerator(next));
  const generator = await lease.acquire(Math.floor(Math.random() * generatorCount), AbortSignal.timeout(redisDeadlineMs));
  ids.useGenerator(generator);
  return { ids, lease, generator };
}

interface ClaimsContext {
  readonly redis: Redis;
  readonly ids: MessageIds;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

function buildClaims(config: Config, { redis, ids, metrics, logger }: ClaimsContext): Claims {
  return new Claims({
    redis,
    expiryMs: config.DEDUPE_SECONDS * 1000,
    nextId: () => ids.next(),
    observe: (id) => ids.observe(id),
    onBad: (device) => {
      metrics.badWindows.inc();
      logger.warn({ device }, 'what redis held of the sends of a device cannot be understood, dropped');
    },
  });
}

interface PipelineContext {
  readonly table: PartitionTable;
  readonly claims: Claims;
  readonly ids: MessageIds;
  readonly producer: MessageLog['producer'];
  readonly metrics: Metrics;
  readonly counts: { sends: number };
  readonly onBatch: () => void;
}

function buildPipeline({ table, claims, ids, producer, metrics, counts, onBatch }: PipelineContext): SendPipeline {
  return new SendPipeline(
    {
      partitionCount: () => table.partitionCount,
      claim: (requests) => claims.claim(requests),
      nextId: () => ids.next(),
      write: (records, signal) => producer.write(records, signal),
      onBatch: (sends, withRedis) => {
        if (!withRedis) metrics.sendsWithoutRedis.inc(sends);
        onBatch();
      },
      onFinished: (pending, acknowledged) => observeFinished({ metrics, counts }, pending, acknowledged),
    },
    monotonic,
  );
}

interface TableContext {
  readonly logger: Logger;
  readonly reader: MessageLog['reader'];
  readonly metrics: Metrics;
  readonly counts: { deliveries: number };
  readonly onChange: () => void;
}

function buildTable(config: Config, { logger, reader, metrics, counts, onChange }: TableContext): PartitionTable {
  return new PartitionTable({
    name: config.NAME,
    reader,
    logger,
    clock: monotonic,
    bounds: { records: config.TAIL_RECORDS, bytes: config.TAIL_BYTES, ageMs: config.TAIL_SECONDS * 1000 },
    leaveMs: config.LEAVE_SECONDS * 1000,
    onChange,
    observer: {
      onRecord: (id, deliveries) => {
        if (deliveries === 0) return;
        counts.deliveries += deliveries;
        metrics.deliveries.inc(deliveries);
        metrics.deliverySeconds.observe(Math.max(0, Date.now() - timeOfId(id)) / 1000);
      },
      onUnreadable: (partition, at, reason) => {
        metrics.unreadable.inc();
        logger.warn({ partition, offset: at, reason }, 'a record is no event, passed over');
      },
    },
  });
}

function observeFinished(to: { metrics: Metrics; counts: { sends: number } }, pending: PendingSend, acknowledged: boolean): void {
  const { metrics, counts } = to;
  if (!acknowledged) {
    metrics.refusedSends.inc();
    return;
  }
  counts.sends++;
  metrics.sends.inc();
  metrics.ackSeconds.observe((monotonic() - pending.receivedMs) / 1000);
}
