import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { storeNames, type StoreControl, type StoreName, type StoreStatus } from '@cecochat/operator';
import type { Child } from '@cecochat/runtime';
import { storeDataDir, type StoreStarters, type Stores } from '../stores/index.ts';
import { RunError } from './run-error.ts';

interface Slot {
  readonly address: string;
  child: Child | undefined;
  state: StoreStatus['state'];
  log: string;
}

/** The stores that this machine runs: they can be stopped and started one by one. */
export class OwnStores implements StoreControl {
  readonly #dataDir: string;
  readonly #starters: StoreStarters;
  readonly #slots = new Map<StoreName, Slot>();
  readonly #death = Promise.withResolvers<never>();

  constructor(stores: Stores, dataDir: string) {
    this.#dataDir = dataDir;
    this.#starters = stores.starters;
    this.#death.promise.catch(() => undefined); // Users of `death` handle the rejection.
    const addresses = {
      kafka: stores.kafkaBrokers, cassandra: stores.cassandraContactPoints, redis: new URL(stores.redisUrl).host,
    };
    for (const name of storeNames) {
      const slot: Slot = { address: addresses[name], child: undefined, state: 'stopped', log: '' };
      this.#slots.set(name, slot);
      const child = stores.children.find((each) => each.name === name);
      if (child !== undefined) this.#take(slot, child);
    }
  }

  /** Rejects with a RunError when a store ends without `stop`: the platform cannot do without it. */
  get death(): Promise<never> {
    return this.#death.promise;
  }

  status(): StoreStatus[] {
    return [...this.#slots].map(([name, { child, address, state, log }]) => ({
      name, address, state, log, pid: child?.pid ?? 0,
    }));
  }

  async stop(name: StoreName, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const slot = this.#slotOf(name);
    const { child } = slot;
    if (child === undefined) return;
    [slot.child, slot.state] = [undefined, 'stopped'];
    if (signal === 'SIGKILL') child.kill(signal);
    await child.stop();
  }

  async start(name: StoreName, { wiped }: { readonly wiped: boolean }): Promise<void> {
    const slot = this.#slotOf(name);
    if (slot.state !== 'stopped') return;
    slot.state = 'starting';
    try {
      if (wiped) await rm(join(storeDataDir(this.#dataDir), name), { recursive: true, force: true });
      this.#take(slot, await this.#starters[name]());
    } catch (error) {
      slot.state = 'stopped';
      throw error;
    }
  }

  async stopAll(): Promise<void> {
    await Promise.all(storeNames.map((name) => this.stop(name, 'SIGTERM')));
  }

  #slotOf(name: StoreName): Slot {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new Error(`there is no store ${name}`);
    return slot;
  }

  #take(slot: Slot, child: Child): void {
    Object.assign(slot, { child, state: 'up', log: child.log });
    void child.gone.then((why) => {
      if (slot.child === child)
        this.#death.reject(new RunError(`${child.name} ${why}: look into ${child.log}, and start again`));
    });
  }
}
