import { refKey, type MessageRef } from '@cecochat/contracts';

/** Deletions of messages that are not here, or not yet: only as many are kept, the latest. */
const keptDeletions = 1_000;

/**
 * The messages of a conversation that are not seen: by their places, which are offsets in a dialog and numbers in a
 * group. Messages, deletions and what is seen come in any order and repeatedly, with the same result.
 */
export class UnreadMessages {
  /** By place, the name where it is known. */
  readonly #unread = new Map<number, string>();
  /** Places of those that were deleted. */
  readonly #deleted = new Set<number>();
  /** Names of messages that were deleted. */
  readonly #deletions = new Set<string>();
  #seen = -1;

  /** Without those that were deleted. */
  get size(): number {
    return this.#unread.size;
  }

  get deleted(): number {
    return this.#deleted.size;
  }

  add(place: number, message: MessageRef | undefined): void {
    if (place <= this.#seen || this.#deleted.has(place)) return;
    const name = message === undefined ? '' : refKey(message);
    if (this.#deletions.has(name)) this.#deleted.add(place);
    else if (name !== '' || !this.#unread.has(place)) this.#unread.set(place, name);
  }

  /** A message was deleted, if there is one of this name. */
  remove(message: MessageRef): void {
    const name = refKey(message);
    this.#deletions.add(name);
    if (this.#deletions.size > keptDeletions) this.#deletions.delete(first(this.#deletions));
    for (const [place, each] of this.#unread) if (each === name) this.removeAt(place);
  }

  /** The message at a place was deleted. */
  removeAt(place: number): void {
    this.#unread.delete(place);
    if (place > this.#seen) this.#deleted.add(place);
  }

  /** Everything up to a place is seen, or no longer looked at. */
  see(place: number): void {
    if (place <= this.#seen) return;
    this.#seen = place;
    for (const each of this.#unread.keys()) if (each <= place) this.#unread.delete(each);
    for (const each of this.#deleted) if (each <= place) this.#deleted.delete(each);
  }
}

function first(names: ReadonlySet<string>): string {
  for (const name of names) return name;
  return '';
}
