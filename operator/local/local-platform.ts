import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectRedis, readReports, untilRedisReady, type Routing, type ServerReport } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { ChatClusterSpec } from '../manifest/index.ts';
import { decideRouting, decideServerCount } from './decide-routing.ts';
import { observeLag } from './lag.ts';
import { PlatformError } from './platform-error.ts';
import { buildStatus, type PlatformStatus } from './platform-status.ts';
import type { PortPlan } from './port-plan.ts';
import { planProcesses, planSetup, type PlannedProcess, type PlatformStores } from './process-plan.ts';
import { defaultRestartPolicy } from './restart-policy.ts';
import { RoutingFile, type CommittedRouting } from './routing-file.ts';
import { RoutingKeeper } from './routing-keeper.ts';
import { runSetup } from './run-setup.ts';
import { startStatusServer } from './status-server.ts';
import { SupervisedProcess, type PlatformLogger, type ProcessStatus } from './supervised-process.ts';
import { ensureTokenKeys, keyFilesIn } from './token-keys.ts';

export interface LocalPlatformOptions {
  readonly spec: ChatClusterSpec;
  readonly stores: PlatformStores;
  /** Folder that keeps the routing, the keys and the logs. One platform at a time may use it. */
  readonly dataDir: string;
  readonly ports: PortPlan;
  /** Hears a line at every step. */
  readonly progress: (line: string) => void;
  readonly logger: PlatformLogger;
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal;
}

export interface LocalPlatform {
  /** host:port of the status page. */
  readonly statusAddress: string;
  /** The processes as they are now. */
  readonly processes: () => readonly ProcessStatus[];
  status(): Promise<PlatformStatus>;
  /** Lets the messaging servers drain, then ends everything else. What is stored stays. */
  stop(): Promise<void>;
}

const redisDeadlineMs = 10_000;
const readyDeadlineMs = 60_000;

/**
 * Starts the platform that a spec describes as processes of this machine, over stores that run, and returns when all are ready.
 * Throws a PlatformError whose message says what to do; whatever had been started is stopped then.
 */
export async function startLocalPlatform(options: LocalPlatformOptions): Promise<LocalPlatform> {
  const { spec, ports, dataDir, stores, progress, logger } = options;
  const keys = keyFilesIn(join(dataDir, 'keys'));
  const logDir = join(dataDir, 'logs');
  await mkdir(logDir, { recursive: true });
  await using parts = new AsyncDisposableStack();
  const file = new RoutingFile(join(dataDir, 'routing.json'));
  const present = await file.read();
  const replicas = decideServerCount(spec, present?.routing);
  const planned = planProcesses({ spec: { ...spec, messaging: { ...spec.messaging, replicas } }, ports, stores, keys });
  const routing = planRouting(present, spec.partitions, planned);
  await ensureTokenKeys(keys, join(dataDir, 'keys'));
  const redis = connectRedis(stores.redisUrl, logger);
  parts.defer(() => redis.disconnect());
  await reachRedis(redis);
  progress('creating topics and tables');
  await runSetup(planSetup(spec, stores), logDir);
  options.signal?.throwIfAborted();
  // Not before: what cannot be set up must not bind the next attempt to its number of partitions.
  const committed = routing.epoch === present?.routing.epoch ? present : await file.commit(routing, present?.version ?? 0);
  const keeper = new RoutingKeeper({ redis, file, committed, historySettings: spec.history, logger });
  await keeper.start();
  parts.defer(() => keeper.stop());
  const supervision = { logDir, logger, policy: defaultRestartPolicy, random: Math.random };
  const processes = planned.map((plan) => new SupervisedProcess(plan, supervision));
  const observe = () => observeStatus(redis, keeper.routing, processes);
  const page = await startStatusServer(ports.status, observe).catch((error: unknown) => {
    throw new PlatformError(Error.isError(error) ? error.message : String(error));
  });
  parts.defer(() => page.close());
  parts.defer(() => stopAll(processes));
  await startAll(processes, options);
  const running = parts.move();
  return {
    statusAddress: `127.0.0.1:${ports.status}`,
    processes: () => processes.map((each) => each.status()),
    status: observe,
    stop: () => running.disposeAsync(),
  };
}

function planRouting(present: CommittedRouting | undefined, partitionCount: number, planned: readonly PlannedProcess[]): Routing {
  const messaging = planned.filter(({ kind }) => kind === 'messaging');
  return decideRouting({
    partitionCount,
    servers: new Map(messaging.map(({ name, address }) => [name, address])),
    historyAddress: planned.find(({ kind }) => kind === 'history')?.address,
    committed: present?.routing,
  });
}

async function reachRedis(redis: Redis): Promise<void> {
  try {
    await untilRedisReady(redis, redisDeadlineMs);
  } catch (error) {
    throw new PlatformError(`${Error.isError(error) ? error.message : String(error)}: is it running?`);
  }
}

async function startAll(processes: readonly SupervisedProcess[], { progress, signal }: LocalPlatformOptions): Promise<void> {
  const begunMs = performance.now();
  progress(`starting ${processes.map(({ plan }) => plan.name).join(', ')}`);
  const abort = () => void stopAll(processes);
  signal?.addEventListener('abort', abort);
  for (const each of processes) each.start();
  try {
    await Promise.all(
      processes.map(async (each) => {
        await each.untilReady(readyDeadlineMs);
        progress(`${each.plan.name} is ready after ${((performance.now() - begunMs) / 1000).toFixed(1)} s`);
      }),
    );
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** The messaging servers first: what they still have to do needs nobody but the stores, and history is there to the end. */
async function stopAll(processes: readonly SupervisedProcess[]): Promise<void> {
  const isMessaging = ({ plan }: SupervisedProcess) => plan.kind === 'messaging';
  await Promise.all(processes.filter(isMessaging).map((each) => each.stop()));
  await Promise.all(processes.filter((each) => !isMessaging(each)).map((each) => each.stop()));
}

async function observeStatus(redis: Redis, routing: Routing, processes: readonly SupervisedProcess[]): Promise<PlatformStatus> {
  const services = processes.map((each) => each.status());
  const materializes = services.filter(({ kind }) => kind === 'materialize').map(({ admin }) => admin);
  const [reports, lag] = await Promise.all([observeReports(redis, routing), observeLag(materializes)]);
  return buildStatus({ routing, reports, services, lag });
}

async function observeReports(redis: Redis, routing: Routing): Promise<ReadonlyMap<string, ServerReport>> {
  try {
    return (await readReports(redis, [...routing.servers.keys()])).reports;
  } catch {
    return new Map(); // Redis is away: nobody is heard.
  }
}
