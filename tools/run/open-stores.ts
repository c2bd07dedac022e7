import {
  listPorts,
  namesOf,
  planPorts,
  planProcess,
  storePortsAt,
  storesInSpec,
  type ChatClusterSpec,
  type PlatformStores,
  type StoreControl,
} from '@cecochat/operator';
import { cacheFolders } from '../cache.ts';
import { checkDisk, checkPortFree, fetchStores, findJava, startStores, type StorePorts } from '../stores/index.ts';
import { interruptible } from './interruptible.ts';
import type { RunOptions } from './options.ts';
import { OwnStores } from './own-stores.ts';
import type { Say, Steps } from './steps.ts';
import type { Running } from './summary.ts';

export interface OpenedStores {
  readonly stores: PlatformStores;
  /** Undefined where the manifest names the stores. */
  readonly control: StoreControl | undefined;
  readonly running: readonly Running[];
  /** Rejects when one of those that were started here ends by itself. */
  readonly death: Promise<never> | undefined;
}

export interface Opening {
  readonly spec: ChatClusterSpec;
  readonly options: RunOptions;
  readonly dataDir: string;
  readonly steps: Steps;
  readonly signal: AbortSignal;
  readonly parts: AsyncDisposableStack;
}

/**
 * The stores that the manifest names, or else stores of our own, on a machine that has what they and the platform need.
 */
export async function openStores({ spec, options, dataDir, steps, signal, parts }: Opening): Promise<OpenedStores> {
  const named = storesInSpec(spec);
  const ports = planStorePorts(options.portBase);
  await steps.run('checking this machine', () =>
    interruptible(() => checkMachine({ spec, dataDir, options, own: named === undefined }), signal),
  );
  if (named !== undefined) return { stores: named, control: undefined, running: [], death: undefined };
  const fetching = (say: Say) => interruptible(() => fetchStores(cacheFolders.stores, say), signal);
  await steps.run('looking for Kafka, Cassandra and Redis', fetching);
  const stores = await steps.run('starting the stores', (progress) =>
    interruptible(
      () => startStores({ dataDir, cache: cacheFolders.stores, host: options.host, ports, progress }), signal,
    ),
  );
  const own = new OwnStores(stores, dataDir);
  parts.defer(() => steps.run('stopping the stores', () => own.stopAll()));
  return { stores, control: own, running: own.status(), death: own.death };
}

interface Machine {
  readonly spec: ChatClusterSpec;
  readonly dataDir: string;
  readonly options: Pick<RunOptions, 'host' | 'portBase'>;
  /** Whether stores of our own are started. */
  readonly own: boolean;
}

async function checkMachine({ spec, dataDir, options: { host, portBase }, own }: Machine): Promise<void> {
  checkDisk(dataDir);
  const ports = planPorts(portBase, host);
  const around = {
    ports, stores: { kafkaBrokers: '', cassandraContactPoints: '', redisUrl: '' }, keys: { jwks: '', privateJwk: '' },
  };
  const planned = [...namesOf(spec), 'operator-0'].map((name) => planProcess(name, '', around));
  for (const [port, name] of listPorts(planned, ports)) await checkPortFree(name, { host, port });
  if (!own) return;
  for (const [name, port] of Object.entries(planStorePorts(portBase)))
    await checkPortFree(name, { host, port: port as number });
  await findJava();
}

function planStorePorts(portBase: number): StorePorts {
  const first = portBase + storePortsAt;
  return {
    kafka: first, kafkaController: first + 1, cassandra: first + 2, cassandraStorage: first + 3, redis: first + 4,
  };
}
