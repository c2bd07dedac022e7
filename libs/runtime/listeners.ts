/** Those who are notified of each value. One that throws is reported, and keeps no other from being notified. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onFailure: (error: unknown, value: T) => void;

  constructor(onFailure: (error: unknown, value: T) => void) {
    this.#onFailure = onFailure;
  }

  /** Returns how to end that. */
  add(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#listeners.clear();
  }

  notify(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(value);
      } catch (error) {
        this.#onFailure(error, value);
      }
    }
  }
}
