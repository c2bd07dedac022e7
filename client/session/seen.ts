import type { EventIdentity, Lineage, Sequence } from '@cecochat/contracts';

/** Highest sequence seen of one device of a sender, in the newest lineage seen of it. */
export interface HighWater {
  readonly sender: string;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
}

interface Highest {
  lineage: Lineage;
  sequence: Sequence;
}

/**
 * The events that a device has shown, as the highest sequence of each sending device: a device's events are in the
 * order of its lineages, and within one in that of its sequences, in every partition. So one at or below the highest is
 * a repeat.
 *
 * Remembers the `capacity` devices that sent last. A repeat from a device forgotten since is shown again; repeats come
 * within seconds of the original, so that takes as many other devices sending within those seconds.
 */
export class Seen {
  readonly #capacity: number;
  /** By `<sender>/<device>`, the one that sent longest ago first. */
  readonly #highest = new Map<string, Highest>();

  constructor(capacity: number, known: Iterable<HighWater> = []) {
    this.#capacity = capacity;
    for (const { sender, device, lineage, sequence } of known) {
      this.#highest.set(`${sender}/${device}`, { lineage: lineage as Lineage, sequence: sequence as Sequence });
    }
  }

  /** Whether this is the first time; remembers it. */
  add({ sender, device, lineage, sequence }: EventIdentity): boolean {
    const key = `${sender}/${device}`;
    const highest = this.#highest.get(key);
    if (highest === undefined) this.#highest.set(key, { lineage, sequence });
    else {
      if (lineage < highest.lineage || (lineage === highest.lineage && sequence <= highest.sequence)) return false;
      [highest.lineage, highest.sequence] = [lineage, sequence];
      this.#highest.delete(key);
      this.#highest.set(key, highest);
    }
    if (this.#highest.size > this.#capacity) this.#forgetOldest();
    return true;
  }

  highWaters(): HighWater[] {
    return [...this.#highest].map(([key, highest]) => {
      const slash = key.indexOf('/');
      return { sender: key.slice(0, slash), device: key.slice(slash + 1), ...highest };
    });
  }

  #forgetOldest(): void {
    const oldest = this.#highest.keys().next();
    if (!oldest.done) this.#highest.delete(oldest.value);
  }
}
