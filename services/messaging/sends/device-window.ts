import type { MessageId, Sequence } from '@cecochat/contracts';

/** How many of a device's latest sends are remembered, and how many may be unacknowledged at once. */
export const windowSize = 64;

/** What became of a sequence when its id was looked for. */
export type Claim =
  | { readonly kind: 'accepted'; readonly id: MessageId }
  | { readonly kind: 'repeated'; readonly id: MessageId }
  | { readonly kind: 'behind'; readonly last: Sequence };

/**
 * The latest sends of one device as this server knows them. Sequences only grow; one at or below the highest is a repeat
 * of a send still in the window, or too old to be told from a new one.
 */
export class DeviceWindow {
  #last = 0;
  readonly #ids = new Map<number, MessageId>();

  get last(): Sequence {
    return this.#last as Sequence;
  }

  /** The id of a send that is in the window. */
  find(sequence: Sequence): MessageId | undefined {
    return this.#ids.get(sequence);
  }

  /** Remembers a send. */
  record(sequence: Sequence, id: MessageId): void {
    this.#ids.set(sequence, id);
    if (sequence > this.#last) this.#last = sequence;
    if (this.#ids.size > windowSize) {
      const oldest = this.#ids.keys().next();
      if (!oldest.done) this.#ids.delete(oldest.value);
    }
  }

  /** The answer of this server alone, for when Redis is away: a send it does not know gets the candidate. */
  claim(sequence: Sequence, candidate: MessageId): Claim {
    const known = this.#ids.get(sequence);
    if (known !== undefined) return { kind: 'repeated', id: known };
    if (sequence + windowSize <= this.#last) return { kind: 'behind', last: this.last };
    return { kind: 'accepted', id: candidate };
  }
}
