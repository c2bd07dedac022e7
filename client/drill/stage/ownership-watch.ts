import { Lookout, type CommittedRouting, type Machine } from '../../machine/index.ts';
import type { OwnerChange } from '../figures.ts';
import { addedBound } from './new-target.ts';

const everyMs = 150;

/** Follows what the operator commits, and notes each change of a partition's server. */
export class OwnershipWatch {
  readonly #machine: Machine;
  readonly #clock: () => number;
  readonly #changes: OwnerChange[] = [];
  readonly #listeners: ((routing: CommittedRouting) => void)[] = [];
  #last: CommittedRouting;
  #lowerBound = 0;
  readonly #lookout: Lookout;

  private constructor(machine: Machine, clock: () => number, first: CommittedRouting) {
    this.#machine = machine;
    this.#clock = clock;
    this.#last = first;
    this.#lookout = new Lookout(() => this.#look(), everyMs);
  }

  static async start(machine: Machine, clock: () => number): Promise<OwnershipWatch> {
    return new OwnershipWatch(machine, clock, await machine.routing());
  }

  get changes(): readonly OwnerChange[] {
    return this.#changes;
  }

  /** The sum of what had to move at least, each time that the operator chose where partitions go. */
  get lowerBound(): number {
    return this.#lowerBound;
  }

  get current(): CommittedRouting {
    return this.#last;
  }

  /** Calls the listener with everything that is committed from now on. */
  onCommit(listener: (routing: CommittedRouting) => void): void {
    this.#listeners.push(listener);
  }

  /** Reads the routing a last time. */
  stop(): Promise<void> {
    return this.#lookout.stop();
  }

  async #look(): Promise<void> {
    const next = await this.#machine.routing().catch(() => this.#last); // Its load is not what is tested.
    if (next.version === this.#last.version) return;
    const before = this.#last;
    this.#last = next;
    for (const [partition, to] of next.owners) {
      const from = before.owners.get(partition) ?? '';
      if (from !== to) this.#changes.push({ partition, from, to, atMs: this.#clock() });
    }
    this.#lowerBound += addedBound(before, next);
    for (const listener of this.#listeners) listener(next);
  }
}
