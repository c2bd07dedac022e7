import type { Outbox, OutboxContent } from '../index.ts';
import type { DeviceStore } from './store.ts';

/** The outbox of the leading tab: other tabs have none, as a lock sees to it that one tab leads. */
export class StoredOutbox implements Outbox {
  readonly durable = true;
  readonly #store: DeviceStore;
  readonly #onOpened: (content: OutboxContent | undefined) => void;
  /** Keys of the queue whose sends are in the session, and not yet saved with it. */
  #taken: number[] = [];
  #failure: unknown;

  constructor(store: DeviceStore, onOpened: (content: OutboxContent | undefined) => void) {
    this.#store = store;
    this.#onOpened = onOpened;
  }

  /** The session has a send of the queue: the next save moves it. */
  take(key: number): void {
    this.#taken.push(key);
  }

  /** The store has lost a message: nothing is saved any more, so that the message comes again in the next session. */
  fail(error: unknown): void {
    this.#failure ??= error;
  }

  async open(): Promise<OutboxContent | undefined> {
    const content = await this.#store.outbox();
    this.#onOpened(content);
    return content;
  }

  async save(read: () => OutboxContent): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const taken = this.#taken;
    this.#taken = [];
    try {
      await this.#store.saveOutbox(read(), taken);
    } catch (error) {
      this.#taken = [...taken, ...this.#taken];
      throw error;
    }
  }

  async close(): Promise<void> {
    // The lock of the tab ends with the tab.
  }
}
