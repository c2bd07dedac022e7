import type { Sequence } from '@cecochat/contracts';
import type { OutgoingSend } from './machine.ts';

/** A first-in first-out list. */
class Fifo<T> {
  #items: T[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (item === undefined) return undefined;
    this.#head++;
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  values(): readonly T[] {
    return this.#items.slice(this.#head);
  }
}

/**
 * A device's sends that are not acknowledged. First those that have been on a stream, which may have arrived or not; then
 * those that have not. All have ascending sequences.
 */
export class Outgoing {
  /** Have been on a stream, by sequence. */
  readonly #tried = new Map<number, OutgoingSend>();
  readonly #waiting = new Fifo<OutgoingSend>();
  #next: number;

  /** `tried` are sends of an earlier run: they may have been on a stream. */
  constructor(nextSequence: Sequence, tried: readonly OutgoingSend[]) {
    for (const send of tried) this.#tried.set(send.sequence, send);
    this.#next = tried.reduce<number>((next, send) => Math.max(next, send.sequence + 1), nextSequence);
  }

  get nextSequence(): Sequence {
    return this.#next as Sequence;
  }

  get length(): number {
    return this.#tried.size + this.#waiting.length;
  }

  add(send: Omit<OutgoingSend, 'sequence'>): void {
    this.#waiting.push({ sequence: this.#next++ as Sequence, receiver: send.receiver, text: send.text, ticket: send.ticket });
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
    return [...this.#tried.values(), ...this.#waiting.values()];
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
   * The server knows higher sequences of this device than the device itself: its name was used before, by somebody who did
   * not keep an outbox. Numbers the sends anew from there on, provided that none has been on a stream.
   */
  skipBeyond(last: Sequence): void {
    if (this.#tried.size > 0 || this.#next - this.#waiting.length > last) return;
    this.#next = last + 1;
    for (const send of this.#waiting.values()) send.sequence = this.#next++ as Sequence;
  }
}
