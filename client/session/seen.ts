import type { Envelope, GroupEnvelope, GroupId, Lineage, Sequence } from '@cecochat/contracts';

/** Highest sequence seen of one device of a sender, in the newest lineage seen of it. */
export interface HighWater {
  readonly sender: string;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
}

/** Highest seq seen of a group. */
export interface GroupHighWater {
  readonly group: string;
  readonly seq: number;
}

/** What is known of an event: a repeat has been seen; a new one may come after events that were not. */
export type Novelty = { readonly kind: 'repeat' } | { readonly kind: 'new'; readonly lacksFrom?: number };

const repeat: Novelty = { kind: 'repeat' };
const isNew: Novelty = { kind: 'new' };

interface Highest {
  lineage: Lineage;
  sequence: Sequence;
}

/**
 * The events that a device has shown.
 *
 * Of dialogs as the highest sequence of each sending device: a device's events are in the order of its lineages, and
 * within one in that of its sequences, in every partition. So one at or below the highest is a repeat.
 *
 * Of groups as the highest seq of each group: a partition has them in that order. A device sends to groups and to
 * dialogs with the same sequences, and the events of the two come in any order: each rule is for its own events only.
 *
 * Remembers the `capacity` devices that sent last. A repeat from a device forgotten since is shown again; repeats come
 * within seconds of the original, so that takes as many other devices sending within those seconds.
 */
export class Seen {
  readonly #capacity: number;
  /** By `<sender>/<device>`, the one that sent longest ago first. */
  readonly #highest = new Map<string, Highest>();
  /** The group whose last event is the oldest first. A user has 1,000 groups at most. */
  readonly #groups = new Map<GroupId, number>();

  constructor(capacity: number, known: Iterable<HighWater> = [], groups: Iterable<GroupHighWater> = []) {
    this.#capacity = capacity;
    for (const { group, seq } of groups) this.#groups.set(BigInt(group) as GroupId, seq);
    for (const { sender, device, lineage, sequence } of known) {
      this.#highest.set(`${sender}/${device}`, { lineage: lineage as Lineage, sequence: sequence as Sequence });
    }
  }

  /** Whether this is the first time; remembers it. */
  add(event: Envelope): Novelty {
    return event.group === undefined ? this.#addToDialog(event) : this.#addToGroup(event);
  }

  #addToGroup({ group, seq }: GroupEnvelope): Novelty {
    const highest = this.#groups.get(group);
    if (highest !== undefined && seq <= highest) return repeat;
    this.#groups.delete(group);
    this.#groups.set(group, seq);
    if (this.#groups.size > this.#capacity) forgetFirst(this.#groups);
    return highest === undefined || seq === highest + 1 ? isNew : { kind: 'new', lacksFrom: highest + 1 };
  }

  #addToDialog({ sender, device, lineage, sequence }: Envelope): Novelty {
    const key = `${sender}/${device}`;
    const highest = this.#highest.get(key);
    if (highest === undefined) this.#highest.set(key, { lineage, sequence });
    else {
      if (lineage < highest.lineage || (lineage === highest.lineage && sequence <= highest.sequence)) return repeat;
      [highest.lineage, highest.sequence] = [lineage, sequence];
      this.#highest.delete(key);
      this.#highest.set(key, highest);
    }
    if (this.#highest.size > this.#capacity) forgetFirst(this.#highest);
    return isNew;
  }

  highWaters(): HighWater[] {
    return [...this.#highest].map(([key, highest]) => {
      const slash = key.indexOf('/');
      return { sender: key.slice(0, slash), device: key.slice(slash + 1), ...highest };
    });
  }

  groupHighWaters(): GroupHighWater[] {
    return [...this.#groups].map(([group, seq]) => ({ group: group.toString(), seq }));
  }
}

function forgetFirst<Key>(entries: Map<Key, unknown>): void {
  const first = entries.keys().next();
  if (!first.done) entries.delete(first.value);
}
