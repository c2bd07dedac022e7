import { readFile, open, rename } from 'node:fs/promises';

/**
 * The content of a file; undefined when there is no such file. Its `json` is undefined when it holds something else.
 */
export async function readJson(path: string): Promise<{ readonly json: unknown } | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { json: undefined };
  }
}

/** Replaces a file as a whole: it always holds one text that was written. Other users of the machine cannot read it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}
