import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { replicatedServices } from '../../services/catalogue.ts';
import type { Committed } from '../decide/index.ts';
import type { ChatClusterSpec } from '../manifest/index.ts';
import { parseCommitted } from '../reconcile/index.ts';
import {
  Changes, checkManifest, ensureSigningKeys, ensureTokenKeys, keyFilesIn, Machine, ManifestFile, ObjectStore,
  startHttpApi, startMachineConsole, type PlatformStatus, type StoreControl,
} from './machine/index.ts';
import { PlatformError } from './platform-error.ts';
import {
  defaultRestartPolicy, OperatorProcesses, planSetup, ProcessTable, runSetup, type PlatformLogger, type PlatformStores,
  type PortPlan, type ProcessStatus,
} from './processes/index.ts';
import { providersIn } from './providers-in.ts';
import { untilUp } from './until-up.ts';
import { defaultVersion } from './world/index.ts';

export interface LocalPlatformOptions {
  /** File of the manifest; the platform follows it when it changes. */
  readonly manifest: string;
  readonly stores: PlatformStores;
  /** Stops and starts the stores; undefined where they run elsewhere. */
  readonly storeControl?: StoreControl;
  /** Folder that keeps the objects, the keys and the logs. One platform at a time may use it. */
  readonly dataDir: string;
  readonly ports: PortPlan;
  /** More variables of a process, by its name. */
  readonly environmentOf?: (name: string) => Readonly<Record<string, string>>;
  /** Called with a line at every step. */
  readonly progress: (line: string) => void;
  readonly logger: PlatformLogger;
  /** Ends a start in progress. */
  readonly signal?: AbortSignal;
}

export interface LocalPlatform {
  /** host:port of the status page. */
  readonly statusAddress: string;
  /** host:port of the page for operators. */
  readonly consoleAddress: string;
  /** The present processes, operators last. */
  readonly processes: () => readonly ProcessStatus[];
  status(): Promise<PlatformStatus>;
  /** Stops the operators, drains the messaging servers, then stops everything else. Stored data stays. */
  stop(): Promise<void>;
}

const redisDeadlineMs = 10_000;

/**
 * Starts the machine (objects, processes and an operator) that brings up the platform which a manifest describes, over
 * running stores, and returns when all is ready. Throws a PlatformError or a ManifestError whose message names the
 * remedy, after it has stopped whatever had been started.
 */
export async function startLocalPlatform(options: LocalPlatformOptions): Promise<LocalPlatform> {
  const { ports, dataDir, logger } = options;
  const { host } = ports;
  const statusAddress = formatHostPort({ host, port: ports.status });
  const consoleAddress = formatHostPort({ host, port: ports.console });
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
  const redisSigningKeys = await ensureSigningKeys(join(dataDir, 'keys'));
  const stores = { ...options.stores, platform: manifest.accepted.cluster.metadata.name, redisSigningKeys };
  const redis = connectRedis(
    { url: stores.redisUrl, prefix: stores.redisPrefix, signingKeys: readFileSync(redisSigningKeys, 'utf8') },
    logger,
  );
  parts.defer(() => redis.disconnect());
  await reachRedis(redis);
  const supervision = { logDir, logger, policy: defaultRestartPolicy, random: Math.random, onChange: changes.bump };
  const providers = providersIn(manifest.accepted.cluster.spec, join(dataDir, 'secrets'));
  const around = { ports, stores, keys, providers, environmentOf: options.environmentOf };
  const processes = new ProcessTable(around, wantedIn(objects), supervision);
  const operators = new OperatorProcesses(around, supervision);
  const machine = new Machine({
    objects, manifest, processes, operators, changes, redis, ports, stores: options.storeControl,
  });
  const api = await startHttpApi(machine, statusAddress, logger);
  parts.defer(() => api.close());
  const page = await startMachineConsole(machine, consoleAddress, logger);
  parts.defer(() => page.close());
  parts.defer(() => stopAll(processes, operators));
  await bringUp(machine, { ...options, stores });
  const running = parts.move();
  return {
    statusAddress, consoleAddress,
    processes: () => [...processes.list(), ...operators.all().map((each) => each.status())],
    status: () => machine.status(),
    stop: () => running.disposeAsync(),
  };
}

/** Starts the earlier processes, and an operator that does the rest. */
async function bringUp(machine: Machine, { stores, dataDir, progress, signal }: LocalPlatformOptions): Promise<void> {
  const { objects, processes, operators, manifest } = machine.parts;
  const abort = () => void stopAll(processes, operators);
  signal?.addEventListener('abort', abort);
  try {
    const earlier = (await objects.get('status'))?.version;
    await processes.restore();
    progress('creating topics and tables');
    // No state is committed earlier: a failed set-up must not bind the next attempt to its number of partitions.
    await runSetup(planSetup(manifest.accepted.cluster.spec.partitions, stores), join(dataDir, 'logs'));
    signal?.throwIfAborted();
    operators.put('operator-0', defaultVersion);
    await untilUp(machine, { earlier, progress, signal });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function openManifest(
  { manifest: path, ports, logger }: LocalPlatformOptions,
  objects: ObjectStore,
  changes: Changes,
): Promise<ManifestFile> {
  const check = async (text: string, running: ChatClusterSpec | undefined) =>
    checkManifest(text, path, { ports, running, committed: await readCommitted(objects) });
  return ManifestFile.open({ path, check, logger, onChange: changes.bump });
}

async function readCommitted(objects: ObjectStore): Promise<Committed | undefined> {
  const object = await objects.get('routing');
  try {
    return object && parseCommitted(object.value);
  } catch (error) {
    throw new PlatformError(
      `${objects.pathOf('routing')} cannot be understood ` +
        `(${Error.isError(error) ? error.message : String(error)}): repair it, or remove it to assign all ` +
        'partitions anew',
    );
  }
}

/** A platform that is paused or only plans keeps its processes. */
function refuseToHoldNothing({ paused, planOnly }: ChatClusterSpec, committed: Committed | undefined): void {
  const field = paused ? 'paused' : planOnly ? 'planOnly' : undefined;
  if (field === undefined || committed !== undefined) return;
  throw new PlatformError(
    `spec.${field} is true, but there is no platform yet that could be kept as it is: start once without it`,
  );
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

/**
 * Operators stop first, so no further decisions are made. Messaging servers then need only the stores. The others stop
 * last.
 */
async function stopAll(processes: ProcessTable, operators: OperatorProcesses): Promise<void> {
  processes.close();
  await operators.stop();
  await processes.stopKinds(['messaging']);
  await processes.stopKinds(replicatedServices);
}
