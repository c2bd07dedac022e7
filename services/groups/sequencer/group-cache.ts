import type { GroupId } from '@cecochat/contracts';
import type { Group } from '../machine/index.ts';

/** A group in memory. */
export interface CachedGroup {
  /** Undefined where there is none. */
  group: Group | undefined;
  /** Every command before this position is applied to it. */
  applied: number;
}

/** Members of the groups that are kept: some 100 MB. A group that is used is kept whatever its size. */
const keptMembers = 500_000;

/** The groups that were used last. A group without one is kept as well: commands for it are refused without a read. */
export class GroupCache {
  readonly #groups = new Map<GroupId, CachedGroup>();
  #members = 0;

  get size(): number {
    return this.#groups.size;
  }

  /** Takes it out: the user of a group puts it back. */
  take(id: GroupId): CachedGroup | undefined {
    const found = this.#groups.get(id);
    if (found === undefined) return undefined;
    this.#groups.delete(id);
    this.#members -= weightOf(found);
    return found;
  }

  put(id: GroupId, cached: CachedGroup): void {
    this.#groups.set(id, cached);
    this.#members += weightOf(cached);
    for (const [oldest, each] of this.#groups) {
      if (this.#members <= keptMembers || oldest === id) return;
      this.#groups.delete(oldest);
      this.#members -= weightOf(each);
    }
  }
}

/** A group has some more fields than its members. */
const weightOf = ({ group }: CachedGroup): number =>
  (group?.members.size ?? 0) + (group?.pending.size ?? 0) + (group?.banned.size ?? 0) + 10;
