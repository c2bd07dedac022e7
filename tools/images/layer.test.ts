import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { file, link, type Entry } from './entry.ts';
import { writeLayer, tarOf } from './layer.ts';

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

const long = `${'folder/'.repeat(30)}file`;
const entries: Entry[] = [
  file('bin/program', Buffer.from([1, 2, 3]), true), file('etc/text', 'words\n'), link('lib', 'usr/lib'), file(long, 'deep'),
  { kind: 'folder', path: 'data', owner: 1000 }, { kind: 'folder', path: 'tmp', mode: 0o1777 },
];

async function listOf(bytes: Uint8Array) {
  const found = new Map<string, object>();
  for await (const entry of Readable.from([bytes]).pipe(extract())) {
    const { name, type, mode, uid, gid, mtime, linkname } = entry.header;
    found.set(name, { type, mode, uid, gid, seconds: mtime.getTime() / 1000, linkname, text: (await buffer(entry)).toString('latin1') });
  }
  return found;
}

test('an archive has everything, says whose it is, and not when it was made', async () => {
  const found = await listOf(await buffer(tarOf(entries)));
  const ours = { uid: 0, gid: 0, seconds: 0, linkname: null, text: '' };
  expect(found.get('bin/program')).toEqual({ ...ours, type: 'file', mode: 0o755, text: '\x01\x02\x03' });
  expect(found.get('etc/text')).toEqual({ ...ours, type: 'file', mode: 0o644, text: 'words\n' });
  expect(found.get('lib')).toEqual({ ...ours, type: 'symlink', mode: 0o777, linkname: 'usr/lib' });
  expect(found.get('data/')).toEqual({ ...ours, type: 'directory', mode: 0o755, uid: 1000, gid: 1000 });
  expect(found.get('tmp/')).toEqual({ ...ours, type: 'directory', mode: 0o1777 });
  expect(found.get('bin/')).toEqual({ ...ours, type: 'directory', mode: 0o755 });
  expect(found.get(long)).toMatchObject({ text: 'deep' });
});

test('the same entries give the same bytes, in whatever order they come', async () => {
  expect((await buffer(tarOf(entries.toReversed()))).equals(await buffer(tarOf(entries)))).toBe(true);
});

test('a file of this machine that cannot be read ends the archive with the reason', async () => {
  await expect(buffer(tarOf([file('a', 'text'), file('b', { file: '/nowhere/at/all' })]))).rejects.toThrow('ENOENT');
});
