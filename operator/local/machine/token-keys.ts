import { randomBytes } from 'node:crypto';
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

/** Makes the key that signs what is published in Redis unless it exists; its path. */
export async function ensureSigningKeys(folder: string): Promise<string> {
  const path = join(folder, 'redis-signing.keys');
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await write(path, randomBytes(32).toString('hex'));
  return path;
}

async function write(path: string, value: object | string): Promise<void> {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  await writeFile(`${path}.partial`, `${text}\n`, { mode: 0o600 });
  await rename(`${path}.partial`, path);
}
