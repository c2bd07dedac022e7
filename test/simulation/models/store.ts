import type { Committed, Spec } from '../../../operator/decide/index.ts';
import type { Stage } from '../stage.ts';
import type { Random } from './random.ts';

/** The leader: others take over when it was not renewed for a while. */
export interface Lease {
  readonly holder: string;
  readonly renewals: number;
}

interface Objects {
  committed: Committed;
  spec: Spec;
  lease: Lease;
}

type Name = keyof Objects;

export interface Stored<T> {
  readonly value: T;
  readonly version: string;
}

interface Version<T> extends Stored<T> {
  readonly sinceMs: number;
}

/** Versions that a stale read may still return. */
const kept = 20;

/**
 * Objects that are changed by compare-and-swap. Readers may be behind, and notifications may be lost, late or out of
 * order.
 */
export class Store {
  /** The greatest lag of a reader. */
  staleMs = 20;
  notificationLoss = 0;
  notificationDelayMs = 0;
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #versions: { [K in Name]: Version<Objects[K]>[] } = { committed: [], spec: [], lease: [] };
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(before: Committed | undefined, next: Committed) => void>();
  #count = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#random = stage.randomOf('store');
  }

  watch(onChanged: () => void): void {
    this.#watchers.add(onChanged);
  }

  /** Called at every commit, in the same moment. */
  onCommitted(listener: (before: Committed | undefined, next: Committed) => void): void {
    this.#listeners.add(listener);
  }

  /** What is stored. */
  read<K extends Name>(name: K): Stored<Objects[K]> | undefined {
    return this.#versions[name].at(-1);
  }

  /** A read from a cache, which may be behind. */
  readCached<K extends Name>(name: K): Stored<Objects[K]> | undefined {
    const asOfMs = this.#stage.agenda.nowMs - this.#random.next() * this.staleMs;
    return this.#versions[name].findLast(({ sinceMs }) => sinceMs <= asOfMs);
  }

  /** Returns whether it was replaced: only if it still had the expected version. */
  swap<K extends Name>(name: K, expected: string | undefined, value: Objects[K]): boolean {
    const present = this.read(name);
    if (present?.version !== expected && (name !== 'committed' || this.#stage.rules.compareAndSwap)) return false;
    this.put(name, value);
    if (name === 'committed') this.#tell(present?.value as Committed | undefined, value as Committed);
    return true;
  }

  put<K extends Name>(name: K, value: Objects[K]): void {
    const versions = this.#versions[name];
    versions.push({ value, version: String(++this.#count), sinceMs: this.#stage.agenda.nowMs });
    if (versions.length > kept) versions.shift();
    if (name === 'lease') return;
    for (const onChanged of this.#watchers) {
      if (this.#random.chance(this.notificationLoss)) continue;
      this.#stage.agenda.after(this.#random.between(1, 10) + this.#random.next() * this.notificationDelayMs, onChanged);
    }
  }

  #tell(before: Committed | undefined, next: Committed): void {
    this.#stage.witness.committed(before, next);
    for (const listener of this.#listeners) listener(before, next);
  }
}
