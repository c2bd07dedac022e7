import type { UserId } from '@cecochat/contracts';
import type { Outcome } from './event.ts';

/** An outcome that is remembered, and where its command is in the log. */
export interface Remembered {
  readonly actor: UserId;
  readonly id: string;
  readonly position: number;
  readonly outcome: Outcome;
}

/** A repeated write of the log comes within seconds, and a caller has few calls in flight. */
export const remembered = { actors: 1_024, ofActor: 64 } as const;

/**
 * The outcomes of the latest commands: 64 of each of the 1,024 actors who acted last. What is in it depends on the log
 * alone: it holds them in the order of their positions, and a repeat changes nothing.
 */
export class Outcomes {
  /** The actor who acted last is the last one. */
  readonly #byActor = new Map<UserId, Map<string, Remembered>>();

  find(actor: UserId, id: string): Outcome | undefined {
    return this.#byActor.get(actor)?.get(id)?.outcome;
  }

  /** Remembers an outcome, whose position is above all others; returns those that are forgotten for it. */
  add(entry: Remembered): Remembered[] {
    const own = this.#byActor.get(entry.actor) ?? new Map<string, Remembered>();
    own.set(entry.id, entry);
    this.#byActor.delete(entry.actor);
    this.#byActor.set(entry.actor, own);
    const forgotten = own.size > remembered.ofActor ? forgetFirst(own) : [];
    const evicted = this.#byActor.size > remembered.actors ? forgetFirst(this.#byActor) : [];
    return [...forgotten, ...evicted.flatMap((each) => [...each.values()])];
  }

  /** In the order of positions of each actor: added again in the order of all positions, they make the same. */
  *all(): Iterable<Remembered> {
    for (const own of this.#byActor.values()) yield* own.values();
  }
}

function forgetFirst<Value>(entries: Map<unknown, Value>): Value[] {
  for (const [key, value] of entries) {
    entries.delete(key);
    return [value];
  }
  return [];
}
