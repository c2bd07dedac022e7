import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Committed } from '../decide/index.ts';
import type { ChatClusterSpec } from '../manifest/index.ts';
import { parseCommitted } from '../reconcile/index.ts';
import {
  Changes, checkManifest, ensureTokenKeys, keyFilesIn, Machine, ManifestFile, ObjectStore, startHttpApi, type PlatformStatus, type StoreControl,
} from './machine/index.ts';
import { PlatformError } from './platform-error.ts';
import {
  defaultRestartPolicy, OperatorProcesses, planSetup, ProcessTable, runSetup, type PlatformLogger, type PlatformStores, type PortPlan, type ProcessStatus,
} from './processes/index.ts';
import { untilUp } from './until-up.ts';
import { defaultVersion } from './world/index.ts';

export interface LocalPlatformOptions {
  /** File of the manifest; the platform follows it when it changes. */
  readonly manifest: string;
  readonly stores: PlatformStores;
  /** How to stop and start the stores; undefined where they are not run here. */
  readonly storeControl?: StoreControl;
  /** Folder that keeps the objects, the keys and the logs. One platform at a time may use it. */
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
  /** The processes as they are now, operators last. */
  readonly processes: () => readonly ProcessStatus[];
  status(): Promise<PlatformStatus>;
  /** Ends the operators, lets the messaging servers drain, then ends everything else. What is stored stays. */
  stop(): Promise<void>;
}

const redisDeadlineMs = 10_000;
const host = '127.0.0.1';

/**
 * Starts the machine (objects, processes and an operator) that brings up the platform which a manifest describes, over stores that
 * run, and returns when all is ready. Throws a PlatformError or a ManifestError whose message says what to do; whatever had been
 * started is stopped then.
 */
export async function startLocalPlatform(options: LocalPlatformOptions): Promise<LocalPlatform> {
  const { stores, ports, dataDir, logger } = options;
  const logDir = join(dataDir, 'logs');
  await mkdir(logDir, { recursive: true });
  await using parts = new AsyncDisposableStack();
  const objects = new ObjectStore(join(dataDir, 'objects'), logger);
  const changes = new Changes();
  const manifest = await openManifest(options, objects, changes);
  parts.defer(() => manifest.stop());
  refuseToHoldNothing(manifest.accepted.cluster.spec, await readCommitted(objects));
  const keys = keyFilesIn(join(dataDir, 'keys'));
  await ensureTokenKeys(keys, join(dataDir, 'keys'));
  const redis = connectRedis(stores.redisUrl, logger);
  parts.defer(() => redis.disconnect());
  await reachRedis(redis);
  const supervision = { logDir, logger, policy: defaultRestartPolicy, random: Math.random, onChange: changes.bump };
  const around = { ports, stores, keys };
  const processes = new ProcessTable(around, wantedIn(objects), supervision);
  const operators = new OperatorProcesses(around, supervision);
  const machine = new Machine({ objects, manifest, processes, operators, changes, redis, ports, stores: options.storeControl });
  const api = await startHttpApi(machine, `${host}:${ports.status}`, logger);
  parts.defer(() => api.close());
  parts.defer(() => stopAll(processes, operators));
  await bringUp(machine, options);
  const running = parts.move();
  return {
    statusAddress: `${host}:${ports.status}`,
    processes: () => [...processes.list(), ...operators.all().map((each) => each.status())],
    status: () => machine.status(),
    stop: () => running.disposeAsync(),
  };
}

/** Starts what ran before, and an operator that does the rest. */
async function bringUp(machine: Machine, { stores, dataDir, progress, signal }: LocalPlatformOptions): Promise<void> {
  const { objects, processes, operators, manifest } = machine.parts;
  const abort = () => void stopAll(processes, operators);
  signal?.addEventListener('abort', abort);
  try {
    const earlier = (await objects.get('status'))?.version;
    await processes.restore();
    progress('creating topics and tables');
    // Nothing is committed before: what cannot be set up must not bind the next attempt to its number of partitions.
    await runSetup(planSetup(manifest.accepted.cluster.spec.partitions, stores), join(dataDir, 'logs'));
    signal?.throwIfAborted();
    operators.put('operator-0', defaultVersion);
    await untilUp(machine, { earlier, progress, signal });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function openManifest({ manifest: path, ports, logger }: LocalPlatformOptions, objects: ObjectStore, changes: Changes): Promise<ManifestFile> {
  const check = async (text: string, running: ChatClusterSpec | undefined) => checkManifest(text, path, { ports, running, committed: await readCommitted(objects) });
  return ManifestFile.open({ path, check, logger, onChange: changes.bump });
}

async function readCommitted(objects: ObjectStore): Promise<Committed | undefined> {
  const object = await objects.get('routing');
  try {
    return object && parseCommitted(object.value);
  } catch (error) {
    throw new PlatformError(`${objects.pathOf('routing')} cannot be understood (${Error.isError(error) ? error.message : String(error)}): repair it, or remove it to assign all partitions anew`);
  }
}

/** A platform that is paused or only plans keeps what it has. */
function refuseToHoldNothing({ paused, planOnly }: ChatClusterSpec, committed: Committed | undefined): void {
  const field = paused ? 'paused' : planOnly ? 'planOnly' : undefined;
  if (field === undefined || committed !== undefined) return;
  throw new PlatformError(`spec.${field} is true, but there is no platform yet that could be kept as it is: start once without it`);
}

async function reachRedis(redis: Redis): Promise<void> {
  try {
    await untilRedisReady(redis, redisDeadlineMs);
  } catch (error) {
    throw new PlatformError(`${Error.isError(error) ? error.message : String(error)}: is it running?`);
  }
}

function wantedIn(objects: ObjectStore) {
  const name = 'processes';
  return {
    read: async () => ((await objects.get(name))?.value ?? {}) as Record<string, string>,
    write: (wanted: Readonly<Record<string, string>>) => objects.set(name, wanted),
  };
}

/** Nobody decides anything more; what the messaging servers still have to do needs nobody but the stores; history is there to the end. */
async function stopAll(processes: ProcessTable, operators: OperatorProcesses): Promise<void> {
  processes.close();
  await operators.stop();
  await processes.stopKinds(['messaging']);
  await processes.stopKinds(['connect', 'history', 'materialize']);
}
