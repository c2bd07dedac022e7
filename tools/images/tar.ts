import { readFile } from 'node:fs/promises';
import { pack, type Pack } from 'tar-stream';
import { arrange, type Entry, type FileEntry } from './entry.ts';

/** Images hold no build time: the same content is the same image. */
export const epoch = new Date(0);

/**
 * The bytes of a tar archive with these entries, which depend on nothing else. Fails when a file of this machine cannot
 * be read.
 */
export async function* tarOf(entries: readonly Entry[]): AsyncGenerator<Uint8Array> {
  const archive = pack();
  fill(archive, arrange(entries)).catch((error: unknown) =>
    archive.destroy(Error.isError(error) ? error : new Error(String(error))),
  );
  for await (const chunk of archive) yield chunk as Uint8Array;
}

async function fill(archive: Pack, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) await add(archive, entry);
  archive.finalize();
}

/** Resolves when the reader has taken the entry. */
async function add(archive: Pack, entry: Entry): Promise<void> {
  const content = entry.kind === 'file' ? await contentOf(entry) : new Uint8Array();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const sink = archive.entry({ ...headerOf(entry), size: content.length }, (error) =>
    error ? reject(error) : resolve(undefined),
  );
  sink.end(content.length > 0 ? content : undefined);
  await promise;
}

function headerOf(entry: Entry) {
  const common = { name: entry.path, mtime: epoch, uid: 0, gid: 0 } as const;
  switch (entry.kind) {
    case 'file': return { ...common, type: 'file', mode: entry.executable === true ? 0o755 : 0o644 } as const;
    case 'link': return { ...common, type: 'symlink', mode: 0o777, linkname: entry.target } as const;
    case 'folder': {
      const { mode = 0o755, owner = 0 } = entry;
      return { ...common, name: `${entry.path}/`, type: 'directory', mode, uid: owner, gid: owner } as const;
    }
  }
}

async function contentOf({ content }: FileEntry): Promise<Uint8Array> {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : readFile(content.file);
}
