import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Debian, underUsr } from './debian.ts';
import { file, link } from './entry.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cecochat-debian-'));
  write('usr/lib/arch/libc.so.6', 'library');
  symlinkSync('libc.so.6', join(root, 'usr/lib/arch/libc.so'));
  write('usr/share/doc/libc6/copyright', 'free');
  write('var/lib/dpkg/info/libc6:amd64.list', '/.\n/lib\n/lib/arch\n/lib/arch/libc.so.6\n/usr/lib/arch/libc.so\n/usr/share/doc/libc6/copyright\n');
  write('var/lib/dpkg/info/libc6:amd64.md5sums', `${createHash('md5').update('library').digest('hex')}  lib/arch/libc.so.6\n`);
  write('var/lib/dpkg/status', [paragraph('libc6', 'i386'), paragraph('libc6', 'amd64'), paragraph('gone', 'amd64', 'deinstall ok config-files')].join('\n\n'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const paragraph = (name: string, architecture: string, status = 'install ok installed') =>
  `Package: ${name}\nStatus: ${status}\nArchitecture: ${architecture}\nVersion: 2.36-${architecture}`;

const isLibrary = (path: string) => path.includes('.so');

test('a package has its files where they are today, its licence, and a note for scanners', () => {
  const debian = new Debian(root, 'amd64');
  const found = debian.find(['libc6']);
  expect(found).toMatchObject({ name: 'libc6', version: '2.36-amd64' });
  expect(debian.entriesOf(found, isLibrary)).toEqual([
    file('usr/lib/arch/libc.so.6', Buffer.from('library')),
    link('usr/lib/arch/libc.so', 'libc.so.6'),
    file('usr/share/doc/libc6/copyright', Buffer.from('free')),
    file('var/lib/dpkg/status.d/libc6', `${paragraph('libc6', 'amd64')}\n`),
  ]);
});

test('of several names the first that is installed counts, and without any it says what to do', () => {
  const debian = new Debian(root, 'amd64');
  expect(debian.find(['gone', 'libc6']).name).toBe('libc6');
  expect(() => debian.find(['gone', 'libssl3'])).toThrow('the package gone or libssl3 is not installed: run `apt-get install gone`');
  expect(() => new Debian(root, 'arm64').find(['libc6'])).toThrow('the package libc6 is not installed');
});

test('a file that is not as its package has it is refused', () => {
  const debian = new Debian(root, 'amd64');
  write('usr/lib/arch/libc.so.6', 'another library');
  expect(() => debian.entriesOf(debian.find(['libc6']), isLibrary)).toThrow('usr/lib/arch/libc.so.6 is not as its package has it: install the package again');
  rmSync(join(root, 'usr/lib/arch/libc.so.6'));
  expect(() => debian.entriesOf(debian.find(['libc6']), isLibrary)).toThrow('usr/lib/arch/libc.so.6 is missing: install its package again');
});

test('a package without its licence is refused', () => {
  rmSync(join(root, 'usr/share/doc/libc6/copyright'));
  const debian = new Debian(root, 'amd64');
  expect(() => debian.entriesOf(debian.find(['libc6']), isLibrary)).toThrow('usr/share/doc/libc6/copyright is missing: an image carries the licences');
});

test('a folder that is no Debian is refused', () => {
  rmSync(join(root, 'var/lib/dpkg/status'));
  expect(() => new Debian(root, 'amd64')).toThrow(`${root} is not the root of a Debian or Ubuntu`);
});

test('paths of before and after /lib became a link are the same', () => {
  expect(['lib/a', 'lib64/b', 'bin/c', 'usr/lib/d', 'library/e', 'lib'].map(underUsr)).toEqual(['usr/lib/a', 'usr/lib64/b', 'usr/bin/c', 'usr/lib/d', 'library/e', 'lib']);
});
