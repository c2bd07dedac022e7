import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeys } from '@cecochat/runtime';
import type { KeyFiles } from '../processes/index.ts';

export const keyFilesIn = (folder: string): KeyFiles => ({
  jwks: join(folder, 'jwks.json'), privateJwk: join(folder, 'private.jwk.json'),
});

/** Makes the keys of tokens unless they exist. Only the owner can read the private one. */
export async function ensureTokenKeys({ jwks, privateJwk }: KeyFiles, folder: string): Promise<void> {
  if (existsSync(jwks) && existsSync(privateJwk)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = await generateKeys();
  await write(privateJwk, keys.privateJwk);
  await write(jwks, keys.jwks);
}

async function write(path: string, value: object): Promise<void> {
  await writeFile(`${path}.partial`, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.partial`, path);
}
