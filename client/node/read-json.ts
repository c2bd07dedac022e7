import { readFile } from 'node:fs/promises';

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
