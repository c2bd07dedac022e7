import { removeReport, type Routing, type RoutingWatch } from '@cecochat/redis';
import { startAdminServer, type Logger } from '@cecochat/runtime';
import { buildParts, monotonic, type Parts } from './build-parts.ts';
import type { Config } from './config.ts';
import { untilHandedOver } from './handover.ts';
import { runHousekeeping } from './housekeeping.ts';
import { openKafkaLog } from './log/message-log.ts';
import { tickMs } from './ownership/partition-table.ts';

const housekeepingMs = 1_000;
/** Devices that are sent away when the server stops come back spread over this. */
const reconnectSpreadMs = 1_000;

/** Starts a messaging server; it is ready once it follows the routing and its partitions are warm. */
export async function startMessagingServer(config: Config, logger: Logger, openLog = openKafkaLog): Promise<{ drain(): Promise<void> }> {
  const parts = await buildParts(config, logger, openLog);
  const { registry, grpc, service, routing, table, reader, reporter } = parts;
  // While it hands over it is ready: its devices still belong here, and in a cluster only what is ready is reached from outside.
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
    parts.metrics.epoch.set(table.epoch);
  });
  const stopRounds = startRounds(config, parts);
  reporter.start();
  logger.info({ port, generator: parts.generator, version: config.VERSION }, 'serving');
  return {
    drain: async () => {
      reporter.announceDraining();
      if (config.HANDOVER_SECONDS > 0) await untilHandedOver({ table, logger, clock: monotonic }, config.HANDOVER_SECONDS * 1000);
      await service.drain(AbortSignal.timeout(config.DRAIN_SECONDS * 1000), reconnectSpreadMs, Math.random);
      stopRounds();
      reporter.stop();
      routing.stop();
      await grpc.drain(5_000);
      await Promise.allSettled([parts.producer.disconnect(), reader.stop(), parts.lease.release(), removeReport(parts.redis, config.NAME)]);
      parts.redis.disconnect();
      await admin.close();
    },
  };
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
function startRounds(config: Config, { table, admission }: Parts): () => void {
  const ticks = setInterval(() => {
    admission.tick();
    table.tick();
  }, tickMs);
  let round = 0;
  const housekeeping = setInterval(() => {
    runHousekeeping(table, { nowMs: monotonic(), wallMs: Date.now(), round: round++, stuckMs: config.STUCK_SECONDS * 1000 });
  }, housekeepingMs);
  return () => {
    clearInterval(ticks);
    clearInterval(housekeeping);
  };
}
