import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VersionConflict } from '@cecochat/runtime';
import { PlatformError } from '../platform-error.ts';
import type { PlatformLogger } from '../processes/index.ts';

export interface StoredObject {
  /** Differs after every change. */
  readonly version: string;
  readonly value: unknown;
}

const stored = z.strictObject({ version: z.int().min(1), value: z.unknown() });

/**
 * Objects that are changed by compare-and-swap, as the API server of a cluster keeps them. Each is a file that is
 * replaced as a whole, so that a reader sees the old or the new one, also after a crash. One process at a time uses the
 * folder.
 */
export class ObjectStore {
  readonly #folder: string;
  readonly #logger: PlatformLogger;
  /** As last read or written: restores an object that an edit made unreadable. */
  readonly #known = new Map<string, StoredObject>();
  #changing: Promise<unknown> = Promise.resolve();

  constructor(folder: string, logger: PlatformLogger) {
    this.#folder = folder;
    this.#logger = logger;
  }

  /**
   * The object on disk, including manual edits; undefined when there is none. Throws a PlatformError when it cannot be
   * read.
   */
  get(name: string): Promise<StoredObject | undefined> {
    return this.#inTurn(() => this.#read(name));
  }

  /**
   * Replaces the object if it still has the expected version (undefined: if there is none). Returns the new version, or
   * throws a VersionConflict.
   */
  put(name: string, value: unknown, expected: string | undefined): Promise<string> {
    return this.#inTurn(async () => {
      const present = (await this.#read(name))?.version;
      if (present !== expected)
        throw new VersionConflict(`${name} has version ${present ?? 'none'}, not ${expected ?? 'none'}`);
      const version = String(Number(present ?? 0) + 1);
      await this.#write(name, { version, value });
      return version;
    });
  }

  /** Replaces the object unconditionally. For objects that only the machine writes. */
  set(name: string, value: unknown): Promise<void> {
    return this.#inTurn(async () => {
      const present = (await this.#read(name))?.version;
      await this.#write(name, { version: String(Number(present ?? 0) + 1), value });
    });
  }

  async #read(name: string): Promise<StoredObject | undefined> {
    const path = this.pathOf(name);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    try {
      const { version, value } = stored.parse(JSON.parse(text));
      const found = { version: String(version), value };
      this.#known.set(name, found);
      return found;
    } catch (error) {
      return this.#putBack(name, path, error);
    }
  }

  async #putBack(name: string, path: string, error: unknown): Promise<StoredObject> {
    const known = this.#known.get(name);
    const reason =
      error instanceof z.ZodError
        ? 'it has to have a version and a value'
        : Error.isError(error)
          ? error.message
          : String(error);
    if (known === undefined)
      throw new PlatformError(
        `${path} cannot be understood (${reason}): repair it, or remove it and what it says is decided anew`,
      );
    this.#logger.warn({ path, reason }, 'an object cannot be understood and is put back as it was');
    await this.#write(name, known);
    return known;
  }

  async #write(name: string, object: StoredObject): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(this.#folder, { recursive: true });
    const file = await open(`${path}.partial`, 'w');
    try {
      await file.writeFile(
        `${JSON.stringify({ version: Number(object.version), value: object.value }, undefined, 2)}\n`,
      );
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.partial`, path);
    this.#known.set(name, object);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
  }

  /** The file of an object. */
  pathOf(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}
