import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({
  /** Name of the image of its nodes. */
  image: z.string(),
  network: z.object({ name: z.string(), bridge: z.string() }),
});

/** What was made for a cluster on the host. */
export type ClusterNote = z.infer<typeof noteSchema>;

/** Folder of a cluster in the folder of all. */
export const folderOf = (home: string, name: string): string => join(home, name);

/** File with the settings of the host as they were before the first cluster. */
export const settingsNoteIn = (home: string): string => join(home, 'host-settings.json');

const noteIn = (home: string, name: string): string => join(folderOf(home, name), 'cluster.json');

export function writeNote(home: string, name: string, note: ClusterNote): void {
  mkdirSync(folderOf(home, name), { recursive: true });
  writeFileSync(noteIn(home, name), JSON.stringify(note));
}

/** Undefined when there is no such cluster. */
export function readNote(home: string, name: string): ClusterNote | undefined {
  const path = noteIn(home, name);
  return existsSync(path) ? noteSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

export const forgetCluster = (home: string, name: string): void =>
  rmSync(folderOf(home, name), { recursive: true, force: true });

/** Names of the clusters that are noted. */
export function listNotes(home: string): string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home).filter((name) => existsSync(noteIn(home, name)));
}
