import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installScript, reasonOf } from './debian-image.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script where these packages are installed and those are to be had. What it asked of apt-get. */
function run(installed: readonly string[], available: readonly string[]): string[] {
  const has = (names: readonly string[]) => `#!/bin/sh\nfor last; do :; done\ncase " ${names.join(' ')} " in *" $last "*) exit 0;; esac\n[ "$1" = update ]\n`;
  const log = join(folder, 'log');
  writeFileSync(log, '');
  writeFileSync(join(folder, 'dpkg-query'), has(installed), { mode: 0o755 });
  writeFileSync(join(folder, 'apt-get'), has(available).replace('\n', `\necho "$*" >> ${log}\n`), { mode: 0o755 });
  execFileSync('/bin/sh', ['-c', installScript([['libc6'], ['openjdk-17', 'openjdk-21']])], { env: { PATH: folder } });
  return readFileSync(log, 'utf8').split('\n').filter((line) => line !== '').map((line) => line.replace('install -y --no-install-recommends', 'install'));
}

test('nothing is installed in an image that has the packages', () => {
  expect(run(['libc6', 'openjdk-21'], [])).toEqual([]);
});

test('what is missing is installed, by the first name that is to be had', () => {
  expect(run(['libc6'], ['libc6', 'openjdk-21'])).toEqual(['update', 'install libc6', 'install openjdk-17', 'install openjdk-21']);
});

test('it fails when a package is not to be had by any name', () => {
  expect(() => run([], ['libc6'])).toThrow('Command failed');
});

test('what docker says is told without its advice', () => {
  const failure = (stderr: string) => Object.assign(new Error('Command failed: docker run'), { code: 125, stderr });
  expect(reasonOf(failure("docker: Error response from daemon: no such image.\nSee 'docker run --help'.\n"))).toBe('docker: Error response from daemon: no such image');
  expect(reasonOf(failure("docker: no route to host\n\nRun 'docker run --help' for more information\n"))).toBe('docker: no route to host');
  expect(reasonOf(failure(''))).toBe('Command failed: docker run');
  expect(reasonOf(Object.assign(new Error('spawn docker ENOENT'), { code: 'ENOENT' }))).toBe('there is no docker');
});
