import { randomUUID } from 'node:crypto';
import { messagingService, timeOfId } from '@cecochat/contracts';
import { createKafka, topicNames } from '@cecochat/kafka';
import { connectRedis, removeReport, untilRedisReady, watchRouting, writeReport, type Routing, type RoutingWatch } from '@cecochat/redis';
import { authenticated, createGrpcServer, createRegistry, createTokenVerifier, startAdminServer, type Logger } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';
import { ReportBuilder, runHousekeeping } from './housekeeping.ts';
import { GeneratorLease } from './ids/generator-lease.ts';
import { generatorCount, MessageIds } from './ids/message-ids.ts';
import { LogReader } from './log/log-reader.ts';
import { buildMetrics, type Metrics } from './metrics.ts';
import { PartitionTable } from './ownership/partition-table.ts';
import { Claims } from './sends/claims.ts';
import { RecordProducer } from './sends/record-producer.ts';
import { SendPipeline } from './sends/send-pipeline.ts';
import { SendingDevices, type PendingSend } from './sends/sending-device.ts';
import { ChatService } from './streams/chat-service.ts';
import type { ServedPartition } from './streams/served-partition.ts';

const redisDeadlineMs = 60_000;
const reportMs = 1_000;
/** Devices that are sent away when the server stops come back spread over this. */
const reconnectSpreadMs = 1_000;

const monotonic = () => performance.now();

type Parts = Awaited<ReturnType<typeof buildParts>>;

/** Starts a messaging server; it is ready once it follows the routing and its partitions are warm. */
export async function startMessagingServer(config: Config, logger: Logger): Promise<{ drain(): Promise<void> }> {
  const parts = await buildParts(config, logger);
  const { registry, grpc, service, routing, table, reader } = parts;
  const notReady = () => [
    ...(service.draining ? ['draining'] : []),
    ...(reader.healthy ? [] : ['kafka is not read']),
    ...(table.isWarm ? [] : ['the partitions are not warm yet']),
  ];
  const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: notReady });
  const first = await firstRouting(routing);
  await Promise.all([parts.producer.connect(), reader.start(first.partitionCount)]);
  // Ready comes with the routing: by then calls must be answered.
  const port = await grpc.listen(config.LISTEN);
  routing.onChange((next) => {
    table.apply(next);
    parts.metrics.epoch.set(next.epoch);
  });
  const timer = startHousekeeping(config, parts);
  logger.info({ port, generator: parts.generator }, 'serving');
  return {
    drain: async () => {
      const deadline = AbortSignal.timeout(config.DRAIN_SECONDS * 1000);
      await service.drain(deadline, reconnectSpreadMs, Math.random);
      clearInterval(timer);
      routing.stop();
      await grpc.drain(5_000);
      await Promise.allSettled([parts.producer.disconnect(), reader.stop(), parts.lease.release(), removeReport(parts.redis, config.NAME)]);
      parts.redis.disconnect();
      await admin.close();
    },
  };
}

async function buildParts(config: Config, logger: Logger) {
  const incarnation = randomUUID();
  const registry = createRegistry('messaging');
  const metrics = buildMetrics(registry);
  const redis = connectRedis(config.REDIS_URL, logger);
  const { ids, lease, generator } = await leaseIds(redis, incarnation, logger);
  const kafka = createKafka({ brokers: config.KAFKA_BROKERS, clientId: config.NAME, logger });
  const names = topicNames(config.TOPIC_PREFIX);
  const groupId = `${config.TOPIC_PREFIX}${config.NAME}-${incarnation}`;
  const reader = new LogReader({ kafka, topic: names.messages, groupId, logger });
  const producer = new RecordProducer(kafka, names.messages, logger, () => metrics.produceRetries.inc());
  const routing = watchRouting({ redis, logger, onBad: () => metrics.badRouting.inc() });
  const counts = { sends: 0, deliveries: 0 };
  const table = buildTable(config, { logger, reader, metrics, counts });
  const claims = buildClaims(config, { redis, ids, metrics, logger });
  const onBatch = (sends: number, withRedis: boolean) => {
    if (!withRedis) metrics.sendsWithoutRedis.inc(sends);
    service.releaseHeld();
  };
  const pipeline = new SendPipeline(
    {
      partitionCount: () => table.partitionCount,
      claim: (requests) => claims.claim(requests),
      nextId: () => ids.next(),
      write: (records, signal) => producer.write(records, signal),
      onBatch,
      onFinished: (pending, acknowledged) => observeFinished({ metrics, counts }, pending, acknowledged),
    },
    monotonic,
  );
  const grpc = createGrpcServer({ logger });
  const verifier = createTokenVerifier({ keys: config.TOKEN_KEYS, issuer: config.TOKEN_ISSUER, audience: config.TOKEN_AUDIENCE, clock: Date.now });
  const service = new ChatService({
    verify: (metadata) => verifier.verify(metadata),
    table,
    devices: new SendingDevices(),
    pipeline,
    lastSequence: (device) => claims.lastSequence(device),
    logEnd: async (partition) => (await reader.offsets()).get(partition)?.end ?? 0,
    logger,
    clock: monotonic,
  });
  grpc.addService(messagingService, {
    chat: (call) => service.chat(call),
    send: authenticated(verifier, (request, caller) => service.send(request, caller), logger),
  });
  return { incarnation, registry, metrics, redis, lease, generator, reader, producer, routing, counts, table, pipeline, service, grpc };
}

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

interface TableContext {
  readonly logger: Logger;
  readonly reader: LogReader;
  readonly metrics: Metrics;
  readonly counts: { deliveries: number };
}

function buildTable(config: Config, { logger, reader, metrics, counts }: TableContext): PartitionTable {
  return new PartitionTable({
    name: config.NAME,
    reader,
    logger,
    clock: monotonic,
    bounds: { records: config.TAIL_RECORDS, bytes: config.TAIL_BYTES, ageMs: config.TAIL_SECONDS * 1000 },
    leaveMs: config.LEAVE_SECONDS * 1000,
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

async function firstRouting(routing: RoutingWatch): Promise<Routing> {
  const { promise, resolve } = Promise.withResolvers<Routing>();
  const stop = routing.onChange(resolve);
  await routing.start();
  const first = await promise;
  stop();
  return first;
}

function startHousekeeping(config: Config, parts: Parts): NodeJS.Timeout {
  const { table, metrics, counts, redis, pipeline, service, incarnation } = parts;
  const reports = new ReportBuilder({ incarnation, address: config.ADVERTISED_ADDRESS }, monotonic());
  let round = 0;
  return setInterval(() => {
    const nowMs = monotonic();
    runHousekeeping(table, { nowMs, wallMs: Date.now(), round: round++, stuckMs: config.STUCK_SECONDS * 1000 });
    const report = reports.build(table, { ms: nowMs, ...counts, draining: service.draining });
    const served = [...table.served()];
    const sum = (of: (each: ServedPartition) => number) => served.reduce((total, each) => total + of(each), 0);
    metrics.connections.set(report.connections);
    metrics.queued.set(pipeline.queuedSends);
    metrics.waitingFrames.set(sum((each) => each.waitingFrames));
    metrics.tailRecords.set(sum((each) => each.tail.length));
    metrics.tailBytes.set(sum((each) => each.tail.bytes));
    writeReport(redis, config.NAME, report).catch(() => undefined); // Redis being away is reported by its client.
  }, reportMs);
}
