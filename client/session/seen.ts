import type { EventIdentity, Sequence } from '@cecochat/contracts';

/** Highest sequence seen of one device of a sender. */
export interface HighWater {
  readonly sender: string;
  readonly device: string;
  readonly sequence: number;
}

/**
 * What a device has already shown, as the highest sequence of each sending device: a device's events are in the order of its
 * sequences in every partition, so one at or below the highest is a repeat.
 *
 * Knows the `capacity` devices that sent last. A repeat from a device forgotten since is shown again; repeats come within
 * seconds of the original, so that takes as many other devices sending within those seconds.
 */
export class Seen {
  readonly #capacity: number;
  /** By `<sender>/<device>`, the one that sent longest ago first. */
  readonly #highest = new Map<string, number>();

  constructor(capacity: number, known: Iterable<HighWater> = []) {
    this.#capacity = capacity;
    for (const { sender, device, sequence } of known) this.#highest.set(`${sender}/${device}`, sequence);
  }

  /** Whether this is the first time; remembers it. */
  add({ sender, device, sequence }: EventIdentity): boolean {
    const key = `${sender}/${device}`;
    const highest = this.#highest.get(key);
    if (highest !== undefined) {
      if (sequence <= highest) return false;
      this.#highest.delete(key);
    }
    this.#highest.set(key, sequence);
    if (this.#highest.size > this.#capacity) this.#forgetOldest();
    return true;
  }

  highWaters(): HighWater[] {
    return [...this.#highest].map(([key, sequence]) => {
      const slash = key.indexOf('/');
      return { sender: key.slice(0, slash), device: key.slice(slash + 1), sequence: sequence as Sequence };
    });
  }

  #forgetOldest(): void {
    const oldest = this.#highest.keys().next();
    if (!oldest.done) this.#highest.delete(oldest.value);
  }
}
