import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  listPorts,
  parseManifest,
  planPorts,
  planProcesses,
  startLocalPlatform,
  storePortsAt,
  storesInSpec,
  type ChatClusterSpec,
  type LocalPlatform,
  type PlatformStores,
} from '@cecochat/operator';
import { createLogger, type Child } from '@cecochat/runtime';
import { checkDisk, checkPortFree, fetchStores, findJava, startStores, type StorePorts } from '../stores/index.ts';
import { lockDataDir } from './data-lock.ts';
import { demonstrate } from './demonstrate.ts';
import { interruptible } from './interruptible.ts';
import type { RunOptions } from './options.ts';
import { RunError } from './run-error.ts';
import type { Say, Steps } from './steps.ts';
import { describeCommands, describeRunning, type Running } from './summary.ts';

const cache = join(import.meta.dirname, '../../.cache/stores');

interface StartedStores {
  readonly stores: PlatformStores;
  /** Those that were started here. */
  readonly children: readonly Child[];
  readonly running: readonly Running[];
}

/**
 * Starts everything, shows it, and stays until the signal; then ends everything in order. Throws an Error whose message says in a
 * line what to do when something is in the way; nothing is left running then either.
 */
export async function run(options: RunOptions, steps: Steps, signal: AbortSignal): Promise<void> {
  const begunMs = performance.now();
  const dataDir = resolve(options.dataDir);
  const spec = readSpec(options.manifest);
  await using parts = new AsyncDisposableStack();
  parts.defer(lockDataDir(dataDir));
  const { stores, children, running } = await openStores({ spec, options, dataDir, steps, signal, parts });
  const logger = createLogger({ name: 'operator', level: 'info', file: join(dataDir, 'logs', 'operator.log') });
  const platform = await steps.run('starting the platform', (progress) => {
    const begin = () => startLocalPlatform({ spec, stores, dataDir, ports: planPorts(options.portBase), progress, logger, signal });
    return interruptible(begin, signal);
  });
  parts.defer(() => steps.run('stopping the platform', () => platform.stop()));
  steps.say(`up after ${((performance.now() - begunMs) / 1_000).toFixed(1)} s`);
  if (options.messages > 0) {
    steps.say(`\nsending the first ${options.messages} messages of the sample through it ...`);
    await interruptible(() => demonstrate(options), signal);
  }
  const shown = [...running, ...describePlatform(platform, dataDir)].map((each) => ({ ...each, log: shortPath(each.log) }));
  steps.say(`\n${describeRunning(shown)}\n\n${describeCommands(options.portBase)}\n\nCtrl-C ends it and keeps the data in ${shortPath(dataDir)}`);
  await untilEnd(signal, children);
}

function readSpec(file: string): ChatClusterSpec {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new RunError(`the manifest ${file} cannot be read (${Error.isError(error) ? error.message : String(error)}): name another one with --manifest`);
  }
  return parseManifest(text, file).spec;
}

interface Opening {
  readonly spec: ChatClusterSpec;
  readonly options: RunOptions;
  readonly dataDir: string;
  readonly steps: Steps;
  readonly signal: AbortSignal;
  readonly parts: AsyncDisposableStack;
}

/** The stores that the manifest names, or else stores of our own. */
async function openStores({ spec, options, dataDir, steps, signal, parts }: Opening): Promise<StartedStores> {
  const named = storesInSpec(spec);
  const ports = planStorePorts(options.portBase);
  await steps.run('checking this machine', () => interruptible(() => checkMachine({ spec, dataDir, portBase: options.portBase, own: named === undefined }), signal));
  if (named !== undefined) return { stores: named, children: [], running: [] };
  const fetching = (say: Say) => interruptible(() => fetchStores(cache, say), signal);
  await steps.run('looking for Kafka, Cassandra and Redis', fetching);
  const stores = await steps.run('starting the stores', (progress) => interruptible(() => startStores({ dataDir, cache, ports, progress }), signal));
  parts.defer(() => steps.run('stopping the stores', () => stores.stop()));
  const addresses: Record<string, number> = { kafka: ports.kafka, cassandra: ports.cassandra, redis: ports.redis };
  const running = stores.children.map(({ name, pid, log }) => ({ name, address: `127.0.0.1:${addresses[name]}`, pid, log }));
  return { stores, children: stores.children, running };
}

interface Machine {
  readonly spec: ChatClusterSpec;
  readonly dataDir: string;
  readonly portBase: number;
  /** Whether stores of our own are started. */
  readonly own: boolean;
}

async function checkMachine({ spec, dataDir, portBase, own }: Machine): Promise<void> {
  checkDisk(dataDir);
  const ports = planPorts(portBase);
  const planned = planProcesses({ spec, ports, stores: { kafkaBrokers: '', cassandraContactPoints: '', redisUrl: '' }, keys: { jwks: '', privateJwk: '' } });
  for (const [port, name] of listPorts(planned, ports)) await checkPortFree(name, port);
  if (!own) return;
  for (const [name, port] of Object.entries(planStorePorts(portBase))) await checkPortFree(name, port as number);
  await findJava();
}

function planStorePorts(portBase: number): StorePorts {
  const first = portBase + storePortsAt;
  return { kafka: first, kafkaController: first + 1, cassandra: first + 2, cassandraStorage: first + 3, redis: first + 4 };
}

function describePlatform(platform: LocalPlatform, dataDir: string): Running[] {
  const processes = platform.processes().map(({ name, address, pid, log }) => ({ name, address, pid, log }));
  return [...processes, { name: 'status', address: `http://${platform.statusAddress}/api/status`, pid: process.pid, log: join(dataDir, 'logs', 'operator.log') }];
}

/** From here, where that is shorter. */
function shortPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** Throws a RunError when one of the stores goes: what runs on it cannot do without. */
async function untilEnd(signal: AbortSignal, stores: readonly Child[]): Promise<void> {
  const { promise: aborted, resolve: end } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => end(undefined));
  if (signal.aborted) end(undefined);
  const died = stores.map(async ({ name, log, gone }) => {
    const why = await gone;
    if (!signal.aborted) throw new RunError(`${name} ${why}: look into ${shortPath(log)}, and start again`);
  });
  await Promise.race([aborted, ...died]);
}
