import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { nodeFlags } from '@cecochat/runtime';
import { z } from 'zod';
import type { Bundle } from '../bundle/index.ts';
import { npmComponent, type Component } from './component.ts';
import { file, type FileEntry } from './entry.ts';
import type { LayerContent } from './layer.ts';
import { nodeProgram } from './places.ts';

const repository = join(import.meta.dirname, '../..');

/** What a container of a program runs: the program itself, as the first process. */
export const programEntrypoint: readonly string[] = [
  nodeProgram,
  ...nodeFlags,
  '--import',
  '/app/first-process.js',
  '/app/main.js',
];

/** A bundle as files of an image. */
export interface BundleContent {
  readonly entries: readonly FileEntry[];
  readonly components: readonly Component[];
}

/** A program by its bundle. `firstProcess` is the text of the module that the entry point names. */
export function buildProgramLayer(name: string, bundle: BundleContent, firstProcess: Uint8Array): LayerContent {
  const entries = [...bundle.entries, file('app/first-process.js', firstProcess)];
  return { name, description: `CecoChat ${name}`, entries, components: bundle.components };
}

/** The files of a bundle in /app, and under what may be used what is in it. */
export async function readBundle({ packages }: Bundle, folder: string): Promise<BundleContent> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const licences = await licencesOf(packages.map((path) => join(repository, path)));
  const ours = file('licenses/cecochat/LICENSE', await readFile(join(repository, 'LICENSE')));
  const entries = [...files.map((path) => file(`app/${relative(folder, path)}`, { file: path })), ours, ...licences];
  return { entries, components: await npmComponents(packages) };
}

const description = z.looseObject({ name: z.string(), version: z.string() });

const isLicence = (name: string): boolean => /^(un)?(licen[cs]e|copying|notice)/i.test(name);
/** The only licence text of some packages. */
const isSubstitute = (name: string): boolean => /^(readme|package\.json$)/i.test(name);

/** Under what the packages in these folders may be used, in the words of each, as files of an image. */
async function licencesOf(folders: readonly string[]): Promise<FileEntry[]> {
  const entries = new Map<string, FileEntry>();
  for (const folder of folders) {
    const { name, version } = description.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    for (const each of chooseLicences(await readdir(folder))) {
      const path = `licenses/npm/${name}@${version}/${each}`;
      entries.set(path, file(path, { file: join(folder, each) }));
    }
  }
  return [...entries.values()];
}

/** Pure: the files of a package that hold its licence. Throws when there are none. */
export function chooseLicences(names: readonly string[]): string[] {
  const licences = names.filter(isLicence);
  const chosen = licences.length > 0 ? licences : names.filter(isSubstitute);
  if (chosen.length === 0) throw new Error('a package without a word about its licence');
  return chosen;
}

const described = z.looseObject({ name: z.string(), version: z.string(), license: z.string().optional() });
const locked = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), integrity: z.string().optional() })),
});

/**
 * The packages in these folders, such as `node_modules/@grpc/grpc-js`. Throws for one whose version is not that of
 * package-lock.json.
 */
async function npmComponents(folders: readonly string[]): Promise<Component[]> {
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
