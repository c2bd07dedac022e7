import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildWithGo, findGo, makeFolderOnce, pinnedModuleVersion } from '../../kubernetes/index.ts';
import { run } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
import { programSets, type ProgramSet } from './program-sets.ts';

export interface FetchOptions {
  /** Folder that keeps what is built. */
  readonly cache: string;
  /** Folders of programs, separated as in PATH. */
  readonly path: string;
  /** Receives a line before and during the long steps. */
  readonly progress: (line: string) => void;
}

/**
 * The folder with the programs of the set, which are built with Go once and kept. Throws an error whose message is one
 * line.
 */
export async function fetchPrograms(set: ProgramSet, { cache, path, progress }: FetchOptions): Promise<string> {
  const version = versionOf(set);
  const folder = join(cache, `${set.name}-${version}`);
  if (existsSync(folder)) return folder;
  const go = findGo(path);
  if (go === undefined)
    throw new KindError(`${set.name} has to be built: install Go (1.21 or later, the package 'golang-go')`);
  await makeFolderOnce(
    folder,
    (owner) => progress(`waiting for process ${owner}, which builds ${set.name}`),
    async (partial) => {
      progress(
        `building ${set.name} ${version} with Go, ` +
          `once${set.minutes === undefined ? '' : `: some ${set.minutes} minutes on two cores`}`,
      );
      await buildWithGo({
        go,
        folder: set.folder,
        packages: set.packages,
        output: `${partial}/`,
        ldflags: set.ldflags?.(version),
        tags: set.tags,
        progress,
      });
    },
  );
  return folder;
}

/** A helm: the one on the PATH, else one that is built. */
export const fetchHelm = async (options: FetchOptions): Promise<string> =>
  findOnPath('helm', options.path) ?? join(await fetchPrograms(programSets.helm, options), 'helm');

/**
 * A kind of the pinned version, with which images of nodes are made: the one on the PATH if it is, else one that is
 * built.
 */
export async function fetchKind(options: FetchOptions): Promise<string> {
  const present = findOnPath('kind', options.path);
  if (
    present !== undefined &&
    (await run(present, ['version'], {})).stdout.split(' ').includes(versionOf(programSets.kind))
  )
    return present;
  return join(await fetchPrograms(programSets.kind, options), 'kind');
}

const findOnPath = (program: string, path: string): string | undefined =>
  path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((each) => existsSync(each));

/** The version that the go.mod pins; of our own programs, a hash of their sources. */
export function versionOf({ folder, module }: ProgramSet): string {
  if (module !== undefined) return pinnedModuleVersion(folder, module);
  const hash = createHash('sha256');
  for (const file of globSync('**/*.{go,mod}', { cwd: folder }).sort())
    hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
