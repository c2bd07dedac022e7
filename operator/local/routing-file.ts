import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatRanges } from '@cecochat/partitioning';
import { parseRouting, routingKeys, type Routing } from '@cecochat/redis';
import { z } from 'zod';
import { PlatformError } from './platform-error.ts';

/** The routing that is in force, with the version of the file that says so. */
export interface CommittedRouting {
  readonly version: number;
  readonly routing: Routing;
}

/** Somebody else changed the file meanwhile: look again and decide anew. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** Partitions do not move from one running server to another here, so that the file does not speak of that. */
const nothingOnItsWay = { [routingKeys.handovers]: {} };

const versioned = z.looseObject({ version: z.int().min(1) });

/**
 * The home of the routing on one machine: a file with the values that are published in Redis, under the same names, and a
 * version. It is replaced as a whole, so that a reader sees the old or the new one. One process at a time uses the folder.
 */
export class RoutingFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** What is committed; undefined before the first time. Throws a PlatformError when the file is not understood. */
  async read(): Promise<CommittedRouting | undefined> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    try {
      const value = versioned.parse(JSON.parse(text));
      return { version: value.version, routing: parseRouting({ ...nothingOnItsWay, ...value }) };
    } catch (error) {
      const reason = error instanceof z.ZodError ? 'it has no version' : Error.isError(error) ? error.message : String(error);
      throw new PlatformError(`${this.#path} cannot be understood (${reason}): remove it to assign all partitions anew`);
    }
  }

  /** Replaces what is committed if it still has the expected version, 0 for nothing. Throws a VersionConflict otherwise. */
  async commit(routing: Routing, expected: number): Promise<CommittedRouting> {
    const present = (await this.read())?.version ?? 0;
    if (present !== expected) throw new VersionConflict(`${this.#path} has version ${present}, not ${expected}`);
    const next = { version: expected + 1, routing };
    await mkdir(dirname(this.#path), { recursive: true });
    const partial = `${this.#path}.partial`;
    const file = await open(partial, 'w');
    try {
      await file.writeFile(`${JSON.stringify(format(next), undefined, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, this.#path);
    return next;
  }
}

function format({ version, routing }: CommittedRouting): object {
  const servers = [...routing.servers];
  return {
    version,
    [routingKeys.epoch]: routing.epoch,
    [routingKeys.partitionCount]: routing.partitionCount,
    [routingKeys.serverPartitions]: Object.fromEntries(servers.map(([name, { partitions }]) => [name, formatRanges(partitions)])),
    [routingKeys.serverAddresses]: Object.fromEntries(servers.map(([name, { address }]) => [name, address])),
    [routingKeys.handovers]: {},
    [routingKeys.drainRate]: null,
    [routingKeys.historyAddress]: routing.historyAddress ?? null,
  };
}
