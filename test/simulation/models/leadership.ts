import { leaseTimes } from '../../../operator/reconcile/index.ts';
import type { Stage } from '../stage.ts';
import type { Life } from './life.ts';
import { lost } from './network.ts';
import type { Lease, Store, Stored } from './store.ts';

const timeoutMs = 1_000;

/** Elects one of several operators: the one that renews the lease, by compare-and-swap. */
export class Leadership {
  readonly #stage: Stage;
  readonly #store: Store;
  readonly #life: Life;
  readonly #name: string;
  #renewedMs = Number.NEGATIVE_INFINITY;
  #seen: { readonly version: string; readonly sinceMs: number } | undefined;

  constructor(stage: Stage, store: Store, { life, name }: { life: Life; name: string }) {
    [this.#stage, this.#store, this.#life, this.#name] = [stage, store, life, name];
    this.#look();
    life.every(leaseTimes.retryMs, () => this.#look());
  }

  /** Whether this operator may act, by its own clock. */
  get isLeader(): boolean {
    return this.#stage.agenda.nowMs - this.#renewedMs < leaseTimes.renewDeadlineMs;
  }

  #look(): void {
    this.#ask(
      () => ({ lease: this.#store.read('lease') }),
      ({ lease }) => {
        const { nowMs } = this.#stage.agenda;
        if (lease !== undefined && lease.version !== this.#seen?.version)
          this.#seen = { version: lease.version, sinceMs: nowMs };
        const isMine = lease?.value.holder === this.#name;
        const isStale = this.#seen !== undefined && nowMs - this.#seen.sinceMs > leaseTimes.durationMs;
        if (lease === undefined || isMine || isStale) this.#take(lease, nowMs);
      },
    );
  }

  #take(lease: Stored<Lease> | undefined, askedMs: number): void {
    const value = { holder: this.#name, renewals: (lease?.value.renewals ?? 0) + 1 };
    this.#ask(() => this.#store.swap('lease', lease?.version, value), (taken) => {
      if (!taken) return;
      if (!this.isLeader) this.#stage.timeline.note(() => `${this.#name} leads`);
      this.#renewedMs = askedMs;
    });
  }

  #ask<T>(serve: () => T, then: (answer: T) => void): void {
    this.#stage.network.call({ from: this.#name, to: 'store', timeoutMs }, serve, (answer) => this.#life.run(() => {
      if (answer !== lost) then(answer);
    }));
  }
}
