import { readFile, stat } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** A changed file is noticed within this. */
const fileCheckMs = 5_000;

/** The keys in a file (read again when it changes) or behind an http(s) URL (read again for an unknown key, with a pause). */
export function openKeySet(location: string, clock: () => number): JWTVerifyGetKey {
  if (/^https?:\/\//.test(location)) return createRemoteJWKSet(new URL(location));
  return openFile(location, clock);
}

function openFile(path: string, clock: () => number): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  let changedMs = 0;
  let checkedMs = Number.NEGATIVE_INFINITY;
  return async (header, token) => {
    if (keys === undefined || clock() - checkedMs > fileCheckMs) {
      checkedMs = clock();
      const { mtimeMs } = await stat(path);
      if (keys === undefined || mtimeMs !== changedMs) {
        keys = createLocalJWKSet(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet);
        changedMs = mtimeMs;
      }
    }
    return keys(header, token);
  };
}
