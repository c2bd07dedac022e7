import type { Lineage, Sequence } from '@cecochat/contracts';
import Denque from 'denque';
import type { OutgoingSend } from './machine.ts';

/** A device's numbers and unacknowledged sends, as kept from an earlier run. */
export interface KeptSends {
  /** Undefined for a device that never was on a stream. */
  readonly lineage: Lineage | undefined;
  readonly nextSequence: Sequence;
  readonly unacknowledged: readonly OutgoingSend[];
}

/**
 * A device's sends that are not acknowledged. First those that have been on a stream, which may have arrived or not;
 * then those that have not. All have ascending sequences.
 */
export class Outgoing {
  /** Have been on a stream, by sequence. */
  readonly #tried = new Map<number, OutgoingSend>();
  readonly #waiting = new Denque<OutgoingSend>();
  #next: number;
  #lineage: Lineage | undefined;

  constructor({ lineage, nextSequence, unacknowledged }: KeptSends) {
    this.#lineage = lineage;
    for (const send of unacknowledged) {
      if (lineage === undefined) this.#waiting.push(send);
      else this.#tried.set(send.sequence, send); // It may have been on a stream.
    }
    this.#next = unacknowledged.reduce<number>((next, send) => Math.max(next, send.sequence + 1), nextSequence);
  }

  /** The lineage of the sequences; undefined until a server has named it. */
  get lineage(): Lineage | undefined {
    return this.#lineage;
  }

  get nextSequence(): Sequence {
    return this.#next as Sequence;
  }

  get length(): number {
    return this.#tried.size + this.#waiting.length;
  }

  add(send: Omit<OutgoingSend, 'sequence'>): void {
    this.#waiting.push({
      sequence: this.#next++ as Sequence, target: send.target, content: send.content, ticket: send.ticket,
    });
  }

  /** Takes the next send that has not been on a stream, for it to go there. */
  takeWaiting(): OutgoingSend | undefined {
    const send = this.#waiting.shift();
    if (send !== undefined) this.#tried.set(send.sequence, send);
    return send;
  }

  /** The sends that have been on a stream, in order. */
  tried(): readonly OutgoingSend[] {
    return [...this.#tried.values()];
  }

  /** All of them, in order. */
  all(): readonly OutgoingSend[] {
    return [...this.#tried.values(), ...this.#waiting.toArray()];
  }

  isTried(sequence: Sequence): boolean {
    return this.#tried.has(sequence);
  }

  /** Takes a send out that has been on a stream; undefined when it is not there (any more). */
  settle(sequence: Sequence): OutgoingSend | undefined {
    const send = this.#tried.get(sequence);
    if (send !== undefined) this.#tried.delete(sequence);
    return send;
  }

  /**
   * Whether sends that have been on a stream can go again on one of this lineage: their sequences mean the same there.
   */
  canResendIn(lineage: Lineage): boolean {
    return this.#tried.size === 0 || lineage === this.#lineage;
  }

  /** Takes out all that have been on a stream. */
  giveUpTried(): readonly OutgoingSend[] {
    const given = this.tried();
    this.#tried.clear();
    return given;
  }

  /** From now on sequences belong to this lineage, in which the server has accepted them up to `last`. */
  follow(lineage: Lineage, last: Sequence): void {
    this.#lineage = lineage;
    this.skipBeyond(last);
  }

  /**
   * The server has higher sequences of this device than the device itself: another process used its name. Sends that
   * have not been on a stream are numbered again from there on.
   */
  skipBeyond(last: Sequence): void {
    if (this.#next - this.#waiting.length > last) return;
    this.#next = last + 1;
    for (const send of this.#waiting.toArray()) send.sequence = this.#next++ as Sequence;
  }
}
