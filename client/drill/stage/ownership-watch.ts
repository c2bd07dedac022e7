import { Lookout, numbersIn, type CommittedRouting, type Machine } from '../../machine/index.ts';
import type { OwnerChange } from '../figures.ts';

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

/**
 * Pure: whether the operator has decided again where partitions go. When a spare replaces a server that died, the
 * present target renames that server to the spare, and no partition moves because of that.
 */
export function isNewTarget(
  { target: before, members }: CommittedRouting, { target, owners }: CommittedRouting,
): boolean {
  if (target === undefined || JSON.stringify(target) === JSON.stringify(before)) return false;
  const sharesOf = (byServer: Readonly<Record<string, string>> = {}) => JSON.stringify(Object.values(byServer).sort());
  const isSpare = (name: string) => members.some((member) => member.name === name && member.role === 'spare');
  const areSpares = Object.keys(target.owners).every((name) => before?.owners[name] !== undefined || isSpare(name));
  const isRenamed =
    before !== undefined &&
    areSpares &&
    target.lowerBound === before.lowerBound &&
    sharesOf(target.owners) === sharesOf(before.owners);
  const isReached = Object.entries(target.owners).every(([name, ranges]) =>
    numbersIn(ranges).every((partition) => owners.get(partition) === name),
  );
  return !(isRenamed && isReached);
}

/**
 * Pure: how many partitions have to move at least because of what was chosen now, beyond those that were on their way
 * there
 * already and were counted then.
 */
export function addedBound(before: CommittedRouting, next: CommittedRouting): number {
  if (!isNewTarget(before, next) || next.target === undefined) return 0;
  const headed = headingOf(before);
  const counted = [...headingOf(next)].filter(
    ([partition, name]) => headed.get(partition) === name && next.owners.get(partition) !== name,
  );
  return Math.max(0, next.target.lowerBound - counted.length);
}

/** The server that each partition is to get to. */
function headingOf({ target }: CommittedRouting): Map<number, string> {
  return new Map(
    Object.entries(target?.owners ?? {}).flatMap(([name, ranges]) =>
      numbersIn(ranges).map((partition) => [partition, name] as const),
    ),
  );
}
