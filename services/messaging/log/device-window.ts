import { lineageFrom, type Lineage, type MessageId, type Sequence } from '@cecochat/contracts';

/** How many of a device's latest sends are remembered, and how many may be unacknowledged at once. */
export const windowSize = 64;

/** How far a sequence may be ahead of the last one accepted: one number that is wrong must not use up all of them. */
export const maxSkip = 2 ** 32;

/** Identifies a send among the sends of a device. */
export interface SendIdentity {
  /** The lineage that the device names for the sequence; undefined where it names none. */
  readonly lineage: Lineage | undefined;
  readonly sequence: Sequence;
  /** Of the target and the body, 52 bits: the same sequence with another digest is another message. */
  readonly digest: number;
}

/** A send that has an id. */
export interface Claimed {
  /** `repeated`: it has been accepted before, and has the id that it got then. */
  readonly kind: 'accepted' | 'repeated';
  readonly id: MessageId;
  readonly lineage: Lineage;
}

/**
 * A send that is refused:
 * - behind: its sequence is too old to distinguish a repeat from a new send
 * - reused: its sequence is that of a send with another target or body, or belongs to a lineage that a newer one has
 *   replaced
 * - ahead: its sequence skips too many
 */
export interface Refused {
  readonly kind: 'behind' | 'reused' | 'ahead';
  /** The highest sequence accepted. */
  readonly last: Sequence;
}

/** The result of claiming an id for a send. */
export type Claim = Claimed | Refused;

/**
 * The latest sends of one device in this server's memory, those of its newest lineage. Sequences only grow: one at or
 * below the highest is a repeat of a send still in the window, or too old to distinguish from a new one.
 */
export class DeviceWindow {
  #lineage: Lineage | undefined;
  #last = 0;
  /** By sequence modulo the size: an overwritten one is behind the window. */
  readonly #sequences: number[] = [];
  readonly #digests: number[] = [];
  readonly #ids: MessageId[] = [];
  /** Those that have an id and are not acknowledged. */
  readonly #open = new Set<number>();

  /** Undefined while nothing is known of the device. */
  get lineage(): Lineage | undefined {
    return this.#lineage;
  }

  get last(): Sequence {
    return this.#last as Sequence;
  }

  /** Forgets the sends of an older lineage. */
  follow(lineage: Lineage): void {
    if (this.#lineage !== undefined && lineage <= this.#lineage) return;
    this.#lineage = lineage;
    this.#last = this.#sequences.length = this.#digests.length = this.#ids.length = 0;
    this.#open.clear();
  }

  /** The answer to a send whose sequence is in the window or of an older lineage; undefined for one to write. */
  find(send: SendIdentity): Claim | undefined {
    const claim = this.findClaim(send);
    return claim?.kind === 'repeated' && this.#open.has(send.sequence) ? undefined : claim;
  }

  /** The claim of a send whose sequence is in the window, acknowledged or not, or belongs to an older lineage. */
  findClaim({ lineage, sequence, digest }: SendIdentity): Claim | undefined {
    const own = this.#lineage;
    if (own === undefined || (lineage !== undefined && lineage > own)) return undefined;
    if (lineage !== undefined && lineage < own) return { kind: 'reused', last: this.last };
    const slot = sequence % windowSize;
    const id = this.#ids[slot];
    if (id === undefined || this.#sequences[slot] !== sequence) return undefined;
    return this.#digests[slot] === digest
      ? { kind: 'repeated', id, lineage: own }
      : { kind: 'reused', last: this.last };
  }

  /** Remembers a send. */
  record({ sequence, digest }: SendIdentity, { id, lineage }: Claimed): void {
    this.follow(lineage);
    if (lineage !== this.#lineage) return;
    const slot = sequence % windowSize;
    this.#open.delete(this.#sequences[slot] ?? 0);
    this.#sequences[slot] = sequence;
    this.#digests[slot] = digest;
    this.#ids[slot] = id;
    if (sequence > this.#last) this.#last = sequence;
  }

  /**
   * A send that was not acknowledged in the end. When it comes again it is written, under the id that it has: later
   * sends of the device may have ids by then, and Redis, which may not know of this one, would take it for one that
   * comes too late.
   */
  reopen(send: SendIdentity): void {
    if (this.findClaim(send)?.kind === 'repeated') this.#open.add(send.sequence);
  }

  /** The answer of this server alone, while Redis is unreachable: an unknown send gets the candidate. */
  claim(send: SendIdentity, candidate: MessageId): Claim {
    const known = this.findClaim(send);
    if (known !== undefined) return known;
    const lineage = send.lineage ?? this.#lineage ?? lineageFrom(candidate);
    const last = (lineage === this.#lineage ? this.#last : 0) as Sequence;
    if (send.sequence + windowSize <= last) return { kind: 'behind', last };
    if (send.sequence > last + maxSkip) return { kind: 'ahead', last };
    return { kind: 'accepted', id: candidate, lineage };
  }
}
