import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformStatus } from '@cecochat/operator';
import { startChild, type Child } from '@cecochat/runtime';
import type { DrillReport } from '../../client/drill/index.ts';
import { eventually } from '../support/eventually.ts';
import { freePortBase } from '../support/free-ports.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../support/stores.ts';

export interface DrillOutcome {
  /** The exit code is 0. */
  readonly isKept: boolean;
  readonly report: DrillReport;
  readonly said: string;
}

/** Where a platform will be. */
export interface Place {
  readonly dataDir: string;
  /** The client for browsers. */
  readonly webUrl: string;
}

const program = join(import.meta.dirname, '../../client/cli/cecochat.js');
export const [upDeadlineMs, drillDeadlineMs] = [120_000, 480_000];

/** The platform of `make run` over the shared Kafka and Cassandra and a Redis of its own, with its command line. */
export class DrilledPlatform {
  readonly manifest: string;
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #redis: PrivateRedis;
  readonly #platform: Child;

  private constructor(folder: string, environment: NodeJS.ProcessEnv, redis: PrivateRedis, platform: Child) {
    this.manifest = manifestIn(folder);
    this.folder = folder;
    this.#environment = environment;
    this.#redis = redis;
    this.#platform = platform;
  }

  /** `addSpec` gives more lines of the spec, once it is known where the platform will be. */
  static async start(addSpec: (place: Place) => Promise<string> = async () => ''): Promise<DrilledPlatform> {
    const portBase = await freePortBase();
    const environment = {
      ...process.env, NODE_OPTIONS: '', CECOCHAT_URL: `http://127.0.0.1:${portBase}`, CECOCHAT_STATUS_URL: `http://127.0.0.1:${portBase + 9}`,
    };
    const [folder, redis] = await Promise.all([mkdtemp(join(tmpdir(), 'cecochat-drills-')), privateRedis()]);
    const place = { dataDir: join(folder, 'data'), webUrl: `http://127.0.0.1:${portBase + 120}` };
    await writeFile(manifestIn(folder), manifestOf(redis.url) + (await addSpec(place)));
    const options = ['--port-base', String(portBase), '--data-dir', join(folder, 'data'), '--manifest', manifestIn(folder), '--messages', '0'];
    const platform = startChild({
      name: 'run', command: process.execPath, env: { NODE_OPTIONS: '' }, log: join(folder, 'run.log'),
      args: ['--disable-warning=TimeoutNegativeWarning', join(import.meta.dirname, '../../tools/run/main.ts'), ...options],
    });
    const started = new DrilledPlatform(folder, environment, redis, platform);
    const up = eventually(() => expect(readFileSync(platform.log, 'utf8')).toContain('Ctrl-C ends it'), upDeadlineMs);
    const ended = platform.gone.then((why) => Promise.reject(new Error(`${why}: ${readFileSync(platform.log, 'utf8')}`)));
    try {
      await Promise.race([up, ended]);
    } catch (error) {
      await started.close();
      throw error;
    }
    return started;
  }

  async close(): Promise<void> {
    await this.#platform.stop();
    await this.#redis.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Where devices ask for their server, as `CECOCHAT_URL`. */
  get url(): string {
    return this.#environment['CECOCHAT_URL'] ?? '';
  }

  readManifest(): Promise<string> {
    return readFile(this.manifest, 'utf8');
  }

  async status(): Promise<PlatformStatus> {
    return (await (await fetch(`${this.#environment['CECOCHAT_STATUS_URL']}/api/status`)).json()) as PlatformStatus;
  }

  /** The parts that a drill must restore; pids, epochs and owners of partitions may change. */
  async found() {
    const { servers, operators, version } = await this.status();
    return {
      version, operators: operators.map(({ name: each, leading }) => [each, leading]),
      servers: servers.map(({ role, health, version: each }) => [role, health, each]),
      manifest: await this.readManifest(),
    };
  }

  /** Runs the command of the drill. */
  drill(...args: string[]): Promise<DrillOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<DrillOutcome>();
    execFile(process.execPath, [program, 'drill', ...args, '--short', '--json'], { env: this.#environment, timeout: drillDeadlineMs }, (error, stdout, stderr) => {
      try {
        resolve({ isKept: error === null, report: JSON.parse(stdout) as DrillReport, said: stderr });
      } catch {
        reject(new Error(`drill ${args.join(' ')} reported nothing: ${stderr}${stdout}`));
      }
    });
    return promise;
  }

  /** Runs a command of the command line to its end. */
  cecochat(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
    execFile(process.execPath, [program, ...args], { env: this.#environment }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    return promise;
  }

  /** Starts a command that the test ends; `said` has what it printed on both outputs. */
  start(...args: string[]): { readonly child: ChildProcess; readonly said: () => string; readonly gone: Promise<number | null> } {
    const child = spawn(process.execPath, [program, ...args], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (bytes: Buffer) => (said += bytes.toString()));
    return { child, said: () => said, gone: new Promise((resolve) => child.on('exit', resolve)) };
  }
}

/** Runs a drill and checks that it shows what every drill must show, besides what is expected of this one, and leaves the platform as it was. */
export async function expectKept(platform: DrilledPlatform, which: string, expected: object): Promise<void> {
  const before = await platform.found();
  const { isKept, report, said } = await platform.drill(...which.split(' '));
  expect([report.problems, said]).toEqual([[], expect.any(String)]);
  expect(report).toMatchObject({ drill: which.split(' ')[0], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0, acked: report.messages, ...expected });
  expect(isKept).toBe(true);
  expect(report.messages).toBeGreaterThan(100);
  expect(await platform.found()).toEqual(before);
}

const manifestIn = (folder: string): string => join(folder, 'chatcluster.yaml');

function manifestOf(redisUrl: string): string {
  const { kafkaBrokers, cassandraContactPoints } = testStores();
  const name = uniqueName('drills');
  return `apiVersion: cecochat.dev/v1beta1
kind: ChatCluster
metadata:
  name: drills
spec:
  partitions: 12
  messaging:
    replicas: 2 # as found
  dependencies:
    kafka: { addresses: ["${kafkaBrokers}"], topicPrefix: ${name}- }
    cassandra: { addresses: ["${cassandraContactPoints}"], keyspace: ${name} }
    redis: { url: "${redisUrl}" }
`;
}
