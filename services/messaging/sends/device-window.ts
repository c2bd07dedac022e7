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
  /** By sequence modulo the size: what another one took the place of is behind the window. */
  readonly #sequences: number[] = [];
  readonly #ids: MessageId[] = [];

  get last(): Sequence {
    return this.#last as Sequence;
  }

  /** The id of a send that is in the window. */
  find(sequence: Sequence): MessageId | undefined {
    const slot = sequence % windowSize;
    return this.#sequences[slot] === sequence ? this.#ids[slot] : undefined;
  }

  /** Remembers a send. */
  record(sequence: Sequence, id: MessageId): void {
    const slot = sequence % windowSize;
    this.#sequences[slot] = sequence;
    this.#ids[slot] = id;
    if (sequence > this.#last) this.#last = sequence;
  }

  /** The answer of this server alone, for when Redis is away: a send it does not know gets the candidate. */
  claim(sequence: Sequence, candidate: MessageId): Claim {
    const known = this.find(sequence);
    if (known !== undefined) return { kind: 'repeated', id: known };
    if (sequence + windowSize <= this.#last) return { kind: 'behind', last: this.last };
    return { kind: 'accepted', id: candidate };
  }
}
