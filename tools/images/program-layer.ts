import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { nodeFlags } from '@cecochat/runtime';
import type { Bundle } from '../bundle/index.ts';
import type { Component } from './component.ts';
import { file, type FileEntry } from './entry.ts';
import type { LayerContent } from './layer.ts';
import { licencesOf } from './licences.ts';
import { npmComponents } from './npm-components.ts';
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
