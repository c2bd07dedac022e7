import { mkdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { HostPort } from '@cecochat/contracts';
import { StoreError } from './until-ready.ts';

const minFreeBytes = 1024 ** 3;

/** Throws a StoreError when the port is taken. */
export async function checkPortFree(name: string, { host, port }: HostPort): Promise<void> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen(port, host, () => resolve(undefined));
  try {
    await promise;
  } catch (error) {
    const taken = Error.isError(error) && 'code' in error && error.code === 'EADDRINUSE';
    const why = taken
      ? 'is taken by another program'
      : `cannot be used (${Error.isError(error) ? error.message : String(error)})`;
    throw new StoreError(
      `port ${port}, wanted for ${name}, ${why}: stop that program or choose other ports with --port-base`,
    );
  } finally {
    server.close();
  }
}

/** Creates the folder; throws a StoreError when its disk has less than 1 GiB free. */
export function checkDisk(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= minFreeBytes) return;
  throw new StoreError(
    `the disk of ${folder} has ${Math.round(free / 1024 ** 2)} MiB free, 1024 are needed: make room or choose ` +
      'another --data-dir',
  );
}
