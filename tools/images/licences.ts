import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { file, type FileEntry } from './entry.ts';

const description = z.looseObject({ name: z.string(), version: z.string() });

const isLicence = (name: string): boolean => /^(un)?(licen[cs]e|copying|notice)/i.test(name);
/** The only licence text of some packages. */
const isSubstitute = (name: string): boolean => /^(readme|package\.json$)/i.test(name);

/** Under what the packages in these folders may be used, in the words of each, as files of an image. */
export async function licencesOf(folders: readonly string[]): Promise<FileEntry[]> {
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
