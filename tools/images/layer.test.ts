import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { file } from './entry.ts';
import { writeLayer } from './layer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-layers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string, name = 'own') => writeLayer({ name, description: 'words', entries: [file('a', text)], components: [] }, folder);
const sumOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

test('a layer is known by the digest of its file, and by that of what is compressed in it', async () => {
  const layer = await write('text');
  const bytes = readFileSync(layer.file);
  expect(layer).toMatchObject({ name: 'own', description: 'words', digest: sumOf(bytes), diffId: sumOf(gunzipSync(bytes)), size: statSync(layer.file).size });
});

test('what has been compressed is not compressed again', async () => {
  const { file: path } = await write('text');
  writeFileSync(path, 'as it was left');
  expect((await write('text')).digest).toBe(sumOf(Buffer.from('as it was left')));
});

test('a layer takes the place of the earlier ones of its name, and of no others', async () => {
  const [other, earlier] = [await write('text', 'own-other'), await write('text')];
  const later = await write('another text');
  expect(later.diffId).not.toBe(earlier.diffId);
  expect(readdirSync(folder).sort()).toEqual([basename(later.file), basename(other.file)].sort());
});
