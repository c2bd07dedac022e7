import { open, rename } from 'node:fs/promises';

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
