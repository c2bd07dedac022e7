import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { npmComponent, type Component } from './component.ts';

const repository = join(import.meta.dirname, '../..');

const described = z.looseObject({ name: z.string(), version: z.string(), license: z.string().optional() });
const locked = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), integrity: z.string().optional() })),
});

/**
 * The packages in these folders, such as `node_modules/@grpc/grpc-js`. Throws for one whose version is not that of
 * package-lock.json.
 */
export async function npmComponents(folders: readonly string[]): Promise<Component[]> {
  const { packages } = locked.parse(JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8')));
  return Promise.all(
    folders.map(async (folder) => {
      const { name, version, license } = described.parse(
        JSON.parse(await readFile(join(repository, folder, 'package.json'), 'utf8')),
      );
      const lock = packages[folder];
      if (lock?.version !== version)
        throw new Error(
          `${folder} has version ${version}, and package-lock.json has ${lock?.version ?? 'none'}: run npm ci`,
        );
      return npmComponent({ name, version, license, integrity: lock.integrity });
    }),
  );
}
