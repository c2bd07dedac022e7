/** An entry of a layer. Paths are relative to the root of the image, such as `usr/lib`. The default owner is root. */
export type Entry = FileEntry | LinkEntry | FolderEntry;

export interface FileEntry {
  readonly kind: 'file';
  readonly path: string;
  readonly content: Uint8Array | string | FileOnDisk;
  readonly executable?: boolean;
}

/** The content is in a file of this machine. */
export interface FileOnDisk {
  readonly file: string;
}

export interface LinkEntry {
  readonly kind: 'link';
  readonly path: string;
  readonly target: string;
}

export interface FolderEntry {
  readonly kind: 'folder';
  readonly path: string;
  readonly mode?: number;
  /** Number of the user and the group whose it is. */
  readonly owner?: number;
}

export const file = (path: string, content: FileEntry['content'], executable = false): FileEntry => ({
  kind: 'file', path, content, executable,
});
export const link = (path: string, target: string): LinkEntry => ({ kind: 'link', path, target });

/**
 * Pure: the entries in the order in which they are written, with the folders that they lie in. The same entries in any
 * order give
 * the same. Throws when two have one path.
 */
export function arrange(entries: readonly Entry[]): Entry[] {
  const byPath = new Map<string, Entry>();
  for (const entry of entries) {
    if (byPath.has(entry.path)) throw new Error(`${entry.path} is in the layer twice`);
    byPath.set(entry.path, entry);
  }
  for (const { path } of entries) {
    for (const above of foldersAbove(path)) if (!byPath.has(above)) byPath.set(above, { kind: 'folder', path: above });
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, count) => parts.slice(0, count + 1).join('/'));
}
