import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { topicNames } from '@cecochat/kafka';
import { startChild, type Child } from '@cecochat/runtime';
import { stringify } from 'yaml';
import { Machine } from '../../client/machine/index.ts';
import { dropKeyspace } from '../../test/support/drop-keyspace.ts';
import { freePortBase } from '../../test/support/free-ports.ts';
import { unreachedLimits } from '../../test/support/limits.ts';
import { privateRedis, testStores, uniqueName } from '../../test/support/stores.ts';
import type { BenchContext } from '../bench.ts';
import { ensureSharedStores } from '../stages/index.ts';

export type LaunchContext = Pick<BenchContext, 'folder' | 'defer' | 'size'>;

/** What `make run` is started with, and how. */
export interface Launched {
  readonly child: Child;
  /** Where `connect` answers once it is up. */
  readonly url: URL;
  readonly machine: Machine;
  readonly partitions: number;
  readonly topicPrefix: string;
  /** Everything it printed so far. */
  said(): string;
}

/** A platform that is up. */
export interface Platform extends Omit<Launched, 'said'> {
  readonly kafkaBrokers: string;
  /** Topic of the log. */
  readonly log: string;
}

/** As in the sample. */
const [partitions, servers] = [36, 2];

const repository = join(import.meta.dirname, '../..');
const upWithinMs = 180_000;
const stopWithinMs = 60_000;

/**
 * Starts what `make run` starts, in a process of its own, so that the load that a bench makes is apart from it: with
 * stores of its
 * own, or in smoke size with the shared ones and a Redis of its own. `messages` are those of the demonstration. Does
 * not wait for it;
 * it is ended by what is deferred.
 */
export async function launch({ folder, defer, size }: LaunchContext, messages = 0): Promise<Launched> {
  const own = await mkdtemp(join(folder, 'platform-'));
  const { dependencies, topicPrefix } = size === 'full' ? ownStores : await shareStores(defer);
  const { perUser, perAddress } = unreachedLimits; // A few devices do the work of many.
  const spec = { partitions, messaging: { replicas: servers }, limits: { perUser, perAddress }, ...dependencies };
  const manifest = join(own, 'chatcluster.yaml');
  await writeFile(
    manifest,
    stringify({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: 'bench' }, spec }),
  );
  const portBase = await freePortBase();
  const options = {
    '--port-base': portBase, '--data-dir': join(own, 'data'), '--manifest': manifest, '--messages': messages,
  };
  const log = join(own, 'run.log');
  const child = startChild({
    name: 'run', command: process.execPath, env: { NODE_OPTIONS: '' }, log,
    // As the Makefile has it. `make` itself would look after the installed packages first, which are there.
    args: [
      '--disable-warning=TimeoutNegativeWarning',
      join(repository, 'tools/run/main.ts'),
      ...Object.entries(options).flat().map(String),
    ],
  });
  defer(() => child.stop(stopWithinMs));
  return {
    child, partitions, topicPrefix,
    url: new URL(`http://127.0.0.1:${portBase}`),
    machine: new Machine(`http://127.0.0.1:${portBase + 9}`),
    said: () => readFileSync(log, 'utf8'),
  };
}

/** As `launch`, and waits until it is up. */
export async function launchPlatform(context: LaunchContext & Pick<BenchContext, 'signal'>): Promise<Platform> {
  const { said, ...launched } = await launch(context);
  await untilSaid({ said, ...launched }, 'Ctrl-C ends it', context.signal);
  const own = (await launched.machine.status()).stores.find(({ name }) => name === 'kafka')?.address;
  return {
    ...launched, kafkaBrokers: own ?? testStores().kafkaBrokers, log: topicNames(launched.topicPrefix).messages,
  };
}

/** Waits until it prints something; rejects with all that it printed when it ends before. */
export async function untilSaid(
  { child, said }: Pick<Launched, 'child' | 'said'>, text: string, signal: AbortSignal,
): Promise<void> {
  const check = () => {
    const [all, why] = [said(), child.ended()];
    if (all.includes(text)) return true;
    if (why !== undefined) throw new Error(`make run ${why}:\n${all}`);
    return undefined;
  };
  await until(check, { what: `make run does not say "${text}"`, withinMs: upWithinMs, signal });
}

interface Dependencies {
  /** The stores in the manifest. */
  readonly dependencies: object;
  readonly topicPrefix: string;
}

/** A manifest that names none has the machine start them. */
const ownStores: Dependencies = { dependencies: {}, topicPrefix: '' };

/** A part of the shared stores, which is given back with the run. */
async function shareStores(defer: BenchContext['defer']): Promise<Dependencies> {
  await ensureSharedStores();
  const { kafkaBrokers, cassandraContactPoints } = testStores();
  const name = uniqueName('bench');
  const topicPrefix = `${name}-`;
  defer(() => dropKeyspace(name));
  const redis = await privateRedis();
  defer(() => redis.stop());
  const dependencies = {
    kafka: { addresses: [kafkaBrokers], topicPrefix },
    cassandra: { addresses: [cassandraContactPoints], keyspace: name },
    redis: { url: redis.url },
  };
  return { dependencies: { dependencies }, topicPrefix };
}

export interface Waiting {
  /** Names what is waited for, for the error. */
  readonly what: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** How often to look. */
  readonly everyMs?: number;
}

const usualEveryMs = 25;

/** Polls until the check gives a result. Rejects with an Error that names what is due, or when the signal aborts. */
export async function until<T>(
  check: () => T | undefined | Promise<T | undefined>, { what, withinMs, signal, everyMs = usualEveryMs }: Waiting,
): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const given = await check();
    if (given !== undefined) return given;
    if (performance.now() > deadlineMs) throw new Error(`${what}: not within ${withinMs / 1_000} s`);
    await delay(everyMs, undefined, { signal });
  }
}
