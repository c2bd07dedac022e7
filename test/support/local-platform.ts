import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planPorts, startLocalPlatform, type LocalPlatform, type PlatformStatus } from '@cecochat/operator';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { stringify } from 'yaml';
import { closeAll } from './close-all.ts';
import { freePortBase } from './free-ports.ts';
import { silentLogger } from './silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from './stores.ts';

interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test reads the fields that it requested
  readonly body: any;
}

/** A platform as `make run` starts it, on the shared stores and its own Redis. Default: 8 partitions. */
export class TestLocalPlatform {
  readonly name: string;
  readonly redis: PrivateRedis;
  readonly inRedis: Redis;
  readonly folder: string;
  readonly base: number;
  running: LocalPlatform | undefined;

  private constructor(name: string, redis: PrivateRedis, inRedis: Redis, folder: string, base: number) {
    this.name = name;
    this.redis = redis;
    this.inRedis = inRedis;
    this.folder = folder;
    this.base = base;
  }

  static async create(stem: string): Promise<TestLocalPlatform> {
    const redis = await privateRedis();
    const inRedis = connectRedis(redis.url, silentLogger);
    await untilRedisReady(inRedis, 10_000);
    return new TestLocalPlatform(uniqueName(stem), redis, inRedis, await mkdtemp(join(tmpdir(), `cecochat-${stem}-`)), await freePortBase());
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  get manifest(): string {
    return join(this.folder, 'manifest.yaml');
  }

  get connectUrl(): string {
    return `http://127.0.0.1:${this.base}`;
  }

  manifestOf(spec: object): string {
    return stringify({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: 'test' }, spec: { partitions: 8, ...spec } });
  }

  async writeManifest(spec: object): Promise<void> {
    await writeFile(this.manifest, this.manifestOf(spec));
  }

  /** Starts with this spec, or with the manifest as it is; `environmentOf` gives more variables of a process. */
  async start(spec?: object, environmentOf: (name: string) => Readonly<Record<string, string>> = () => ({})): Promise<void> {
    if (spec !== undefined) await this.writeManifest(spec);
    const { kafkaBrokers, cassandraContactPoints } = testStores();
    const stores = { kafkaBrokers, cassandraContactPoints, redisUrl: this.redis.url, topicPrefix: `${this.name}-`, keyspace: this.name };
    this.running = await startLocalPlatform({
      stores, manifest: this.manifest, dataDir: this.dataDir, ports: planPorts(this.base), environmentOf, progress: () => undefined, logger: silentLogger,
    });
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** Stops it, and removes what it leaves. */
  async close(): Promise<void> {
    await closeAll([
      () => rm(this.folder, { recursive: true, force: true }),
      () => this.redis.stop(),
      () => this.inRedis.disconnect(),
      () => this.stop(),
    ]);
  }

  async status(): Promise<PlatformStatus> {
    return (await this.ask('GET', '/api/status')).body as PlatformStatus;
  }

  async ask(method: string, path: string, body?: string | object, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${this.base + 9}${path}`, { method, headers, ...sent });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** The partitions of each server that has some, by name. */
  async owners(): Promise<Record<string, string>> {
    const { servers } = await this.status();
    return Object.fromEntries(servers.filter(({ partitionCount }) => partitionCount > 0).map(({ name, partitions }) => [name, partitions]));
  }
}
