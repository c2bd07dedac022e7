import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { file, link, type Entry } from './entry.ts';
import { tarOf } from './tar.ts';

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
