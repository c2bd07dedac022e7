import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Child } from '@cecochat/runtime';
import { storeDataDir, type Stores } from '@cecochat/tools';
import { startTestStores, type StartedTestStores } from '../support/shared-stores.ts';
import { uniqueName, type PlatformRedis } from '../support/stores.ts';

const names = ['cassandra', 'kafka', 'redis'] as const;
export type RestorableStore = (typeof names)[number];

/** Kafka, Cassandra and Redis of a test's own, whose data it may lose, save and bring back. Other tests of the process use them as well. */
export class RestorableStores {
  readonly #folder: string;
  readonly #stores: Stores;
  readonly #running: Map<RestorableStore, Child>;
  #copies = 0;

  private constructor({ folder, stores }: StartedTestStores) {
    this.#folder = folder;
    this.#stores = stores;
    this.#running = new Map(names.flatMap((name, index) => stores.children.slice(index, index + 1).map((child) => [name, child] as const)));
  }

  static async start(): Promise<RestorableStores> {
    const started = await startTestStores({ durable: true });
    process.env['CECOCHAT_TEST_STORES'] = JSON.stringify(started.addresses);
    return new RestorableStores(started);
  }

  /** The Redis for a platform, under a prefix of its own. */
  redis(): PlatformRedis {
    const [url, prefix] = [this.#stores.redisUrl, `{${uniqueName('recovery')}}:`];
    return { connection: { url, prefix }, settings: { CECOCHAT_REDIS_URL: url, CECOCHAT_REDIS_PREFIX: prefix }, stop: () => Promise.resolve() };
  }

  /** Stops these stores, does something with their data, and starts them again. */
  async whileStopped(stopped: readonly RestorableStore[], act: () => Promise<unknown>): Promise<void> {
    await Promise.all(stopped.map((name) => this.#running.get(name)?.stop()));
    await act();
    await Promise.all(stopped.map(async (name) => this.#running.set(name, await this.#stores.starters[name]())));
  }

  /** A copy of a store that is stopped. */
  async save(name: RestorableStore): Promise<string> {
    const copy = join(this.#folder, 'copies', `${++this.#copies}-${name}`);
    await cp(this.#dataOf(name), copy, { recursive: true });
    return copy;
  }

  async wipe(name: RestorableStore): Promise<void> {
    await rm(this.#dataOf(name), { recursive: true, force: true });
  }

  async restore(name: RestorableStore, copy: string): Promise<void> {
    await this.wipe(name);
    await cp(copy, this.#dataOf(name), { recursive: true });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((child) => child.stop()));
    await rm(this.#folder, { recursive: true, force: true });
  }

  #dataOf(name: RestorableStore): string {
    return join(storeDataDir(this.#folder), name);
  }
}
