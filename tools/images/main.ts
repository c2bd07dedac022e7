import { join, resolve } from 'node:path';
import { cacheFolders } from '../cache.ts';
import { withBuildLock } from '../kubernetes/build-lock.ts';
import { buildImages, ImageError, sizeTable } from './index.ts';
import { readOptions } from './options.ts';

const cache = join(import.meta.dirname, '../../.cache');
const options = readOptions(process.argv.slice(2));
const progress = (line: string) => process.stdout.write(`${line} ...\n`);
const build = () =>
  buildImages({
    ...options, out: resolve(options.out), cache: join(cache, 'images'), programCache: cacheFolders.stores, progress,
  });
try {
  const { images, archives, sboms } = await withBuildLock(
    join(cache, 'images.lock'), (owner) => progress(`waiting for process ${owner}, which makes images`), build,
  );
  process.stdout.write([...sizeTable(images), ...archives, ...sboms].map((line) => `${line}\n`).join(''));
} catch (error) {
  process.stderr.write(`error: ${explain(error)}\n`);
  process.exitCode = 1;
}

/** What the person at the keyboard can do; everything else is a mistake of ours, and is thrown. */
function explain(error: unknown): string {
  if (error instanceof ImageError) return error.message;
  const code = Error.isError(error) && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC')
    return `the disk is full: layers are kept in ${join(cache, 'images')}, and archives go to ${resolve(options.out)}`;
  if (code === 'EACCES' || code === 'EROFS') return Error.isError(error) ? error.message : '';
  throw error;
}
