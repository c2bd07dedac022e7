import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError } from '@cecochat/contracts';
import { keepPlatform, removeReport, type Routing, type RoutingWatch } from '@cecochat/redis';
import type { PlatformIdentity, VerifiedCaller, Logger } from '@cecochat/runtime';
import type { RunningService, ServiceContext } from '../run-service.ts';
import { buildParts, type Parts } from './build-parts.ts';
import type { Config } from './config.ts';
import { openKafkaLog, type OpenLog } from './log/message-log.ts';
import { monotonic } from './monotonic.ts';
import { decideLeaving, type Leaving } from './partitions/leaving.ts';
import { tickMs, type PartitionTable } from './partitions/partition-table.ts';

const housekeepingMs = 1_000;
/** The reconnects of the devices of a stopping server spread over this. */
const reconnectSpreadMs = 1_000;

export interface ServerParts {
  /** The log in Kafka unless given. */
  readonly openLog?: OpenLog;
  /** Redis gets it again when it was lost there. */
  readonly identity?: PlatformIdentity | undefined;
}

/** Starts a messaging server; it is ready once it follows the routing and its partitions are warm. */
export async function startMessagingServer(
  context: ServiceContext<Config>,
  { openLog = openKafkaLog, identity }: ServerParts = {},
): Promise<RunningService> {
  const { config, logger } = context;
  const parts = await buildParts(context, openLog);
  const { grpc, webSockets, service, routing, table, reader, reporter } = parts;
  context.readiness(() => reasonsNotReady(parts));
  parts.logGeneration.onChange((generation) => reader.useGeneration(generation));
  const [first] = await Promise.all([firstRouting(routing), parts.logGeneration.start()]);
  await Promise.all([parts.writer.connect(), parts.commandWriter.connect(), reader.start(first.partitionCount)]);
  await Promise.all([parts.tokens.start(), parts.limits.start()]);
  // Ready comes with the routing: by then calls must be answered.
  const port = await grpc.listen(config.LISTEN);
  const webSocketPort = await webSockets?.listen(config.WEB_SOCKET_LISTEN ?? '');
  routing.onChange((next) => {
    table.apply(next);
    parts.metrics.epoch.set(table.epoch);
  });
  const stopRounds = startRounds(config, parts);
  reporter.start();
  parts.redisMemory.start();
  const stopKeeping = identity && keepPlatform(parts.redis, identity);
  logger.info({ port, webSocketPort, generator: parts.generator, version: config.VERSION }, 'serving');
  return {
    drain: async () => {
      reporter.announceDraining();
      if (config.HANDOVER_SECONDS > 0)
        await untilHandedOver({ table, logger, clock: monotonic }, config.HANDOVER_SECONDS * 1000);
      await service.drain(AbortSignal.timeout(config.DRAIN_SECONDS * 1000), reconnectSpreadMs, Math.random);
      stopRounds();
      reporter.stop();
      stopKeeping?.();
      for (const each of [routing, parts.logGeneration, parts.tokens, parts.limits, parts.clock, parts.redisMemory])
        each.stop();
      await Promise.all([grpc.drain(5_000), webSockets?.drain(5_000)]);
      parts.edge.close();
      await Promise.allSettled([
        parts.writer.disconnect(), parts.commandWriter.disconnect(), reader.stop(), parts.lease.release(),
        removeReport(parts.redis, config.NAME),
      ]);
      parts.redis.disconnect();
    },
  };
}

/**
 * While it hands over it is ready: its devices still belong here, and in a cluster only what is ready is reached from
 * outside.
 */
function reasonsNotReady({ service, reader, edge, pipeline, table, clock, lease }: Parts): string[] {
  return [
    ...(service.draining ? ['draining'] : []),
    ...(reader.healthy ? [] : ['kafka is not read']),
    ...edge.verifier.reasonsNotReady(),
    ...(pipeline.trouble === undefined ? [] : [pipeline.trouble]),
    ...(table.isWarm ? [] : ['the partitions are not warm yet']),
    ...clock.reasons(),
    ...(lease.isHeld ? [] : ['the lease of message ids could not be renewed']),
  ];
}

async function firstRouting(routing: RoutingWatch): Promise<Routing> {
  const { promise, resolve } = Promise.withResolvers<Routing>();
  const stop = routing.onChange(resolve);
  await routing.start();
  const first = await promise;
  stop();
  return first;
}

/** Begins what is done again and again; returns how to end that. */
function startRounds(config: Config, { table, admission, besideLog, clock, metrics, edge }: Parts): () => void {
  besideLog.start();
  const ticks = setInterval(() => {
    admission.tick();
    table.tick();
    besideLog.tick();
  }, tickMs);
  let round = 0;
  const housekeeping = setInterval(() => {
    metrics.clockOffset.set(clock.offsetMs / 1_000);
    runHousekeeping(table, {
      nowMs: monotonic(),
      refusalOf: (caller) => edge.verifier.refusalOf(caller),
      round: round++, stuckMs: config.STUCK_SECONDS * 1000,
    });
  }, housekeepingMs);
  return () => {
    clearInterval(ticks);
    besideLog.stop();
    clearInterval(housekeeping);
  };
}

/** A device without events gets a progress frame every this many passes; each pass covers a part of the devices. */
const progressRounds = 15;

interface RoundInput {
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: number;
  /** Why a token that was verified is not valid any more. */
  readonly refusalOf: (caller: VerifiedCaller) => ChatError | undefined;
  readonly round: number;
  readonly stuckMs: number;
}

/** One pass a second: expires tails, ends streams with invalid tokens or stuck readers, sends progress to idle ones. */
function runHousekeeping(table: PartitionTable, input: RoundInput): void {
  for (const served of table.served()) {
    served.tail.expire(input.nowMs);
    let place = 0;
    for (const stream of [...served.streams()]) {
      const refusal = input.refusalOf(stream.caller);
      if (refusal !== undefined) stream.close(refusal);
      else if (stream.stuckMs(input.nowMs) > input.stuckMs) stream.close(notReading());
      else if (place++ % progressRounds === input.round % progressRounds) stream.tellProgress();
    }
  }
}

function notReading(): ChatError {
  return new ChatError('slow-reader', 'the device does not read, it is to connect again from its cursor', {
    retryAfterMs: 0,
  });
}

interface HandoverParts {
  readonly table: PartitionTable;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Resolves when a stopping server has handed over all partitions and streams, or when the limit has passed. */
async function untilHandedOver({ table, logger, clock }: HandoverParts, limitMs: number): Promise<void> {
  const sinceMs = clock();
  const look = (): Leaving => ({
    partitions: table.size,
    streams: table.connections,
    elapsedMs: clock() - sinceMs,
    limitMs,
  });
  let last = look();
  for (; decideLeaving(last) === 'go on'; last = look()) await sleep(tickMs);
  if (decideLeaving(last) === 'late') logger.warn(last, 'not everything could be handed over in time');
  else logger.info({ tookMs: Math.round(last.elapsedMs) }, 'everything is handed over');
}
