import type { Committed, World } from '../decide/index.ts';
import { formatCommitted, parseCommitted } from './committed-format.ts';

/** Store of the committed state: one object, changed by compare-and-swap. */
export interface CommittedStore {
  /** Undefined when there is none. */
  read(): Promise<{ readonly value: unknown; readonly version: string } | undefined>;
  /**
   * Replaces it if it still has the version (undefined: if there is none), and returns the new version. Throws a
   * VersionConflict otherwise. `state` is what the value was formatted from.
   */
  write(value: object, expected: string | undefined, state: Committed): Promise<string>;
}

interface ObjectLogger {
  warn(details: object, message: string): void;
}

/** The committed state as one operator has read it. Restores an object that was removed or made unreadable. */
export class CommittedObject {
  readonly #store: CommittedStore;
  readonly #logger: ObjectLogger;
  #known: Committed | undefined;
  #version: string | undefined;
  /** The raw value that was parsed last. */
  #value: unknown;

  constructor(store: CommittedStore, logger: ObjectLogger) {
    this.#store = store;
    this.#logger = logger;
  }

  /** Version of the last read or commit. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Rejects when it is unreadable, and there is no earlier state to restore. */
  async read(): Promise<World['committed']> {
    const found = await this.#store.read();
    if (found === undefined) return this.#known && this.#putBack(this.#known, undefined, 'it is gone');
    // The very value that was read last: a manually edited file keeps its version.
    if (this.#known !== undefined && found.value === this.#value && found.version === this.#version)
      return { state: this.#known, version: found.version };
    try {
      this.#known = parseCommitted(found.value);
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (this.#known !== undefined) return this.#putBack(this.#known, found.version, reason);
      throw new Error(
        `what is committed cannot be understood (${reason}): repair it, or remove it to assign all partitions anew`,
        { cause: error },
      );
    }
    this.#version = found.version;
    this.#value = found.value;
    return { state: this.#known, version: found.version };
  }

  /** Throws a VersionConflict when it does not have the expected version. */
  async commit(next: Committed, expected: string | undefined): Promise<string> {
    this.#version = await this.#store.write(formatCommitted(next), expected, next);
    this.#known = next;
    return this.#version;
  }

  async #putBack(known: Committed, version: string | undefined, reason: string): Promise<World['committed']> {
    this.#logger.warn({ reason }, 'what is committed is put back as it was');
    return { state: known, version: await this.commit(known, version) };
  }
}
