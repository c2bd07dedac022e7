import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtImageName } from './build-node-image.ts';
import { ensureNodeImage, publishedImage } from './ensure-node-image.ts';

let folder: string;
let lines: string[];
const usualPath = process.env['PATH'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-node-image-'));
  lines = [];
});
afterEach(() => {
  process.env['PATH'] = usualPath;
  rmSync(folder, { recursive: true, force: true });
});

/** A docker that has these images, and pulls and loads what it is asked to, or does not. */
function useDocker({ images = [], pulls }: { readonly images?: readonly string[]; readonly pulls: boolean }): void {
  const present = join(folder, 'images');
  writeFileSync(present, images.map((image) => `${image}\n`).join(''));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh
case "$1" in
  image) grep -qxF "$3" ${present} ;;
  pull) echo "$2" >>${folder}/asked; ${pulls ? `echo "$2" >>${present}` : 'echo "Error: lookup of a registry: no such host" >&2; exit 1'} ;;
  load) echo ${builtImageName()} >>${present} ;;
esac
`;
  writeFileSync(join(bin, 'docker'), script, { mode: 0o755 });
  process.env['PATH'] = `${bin}:${usualPath}`;
}

const ensure = (choice: string) => ensureNodeImage(choice, { cache: join(folder, 'cache'), path: '/nowhere', progress: (line) => lines.push(line) });

/** As if one had been built earlier. */
function keepBuilt(): void {
  mkdirSync(join(folder, 'cache'));
  writeFileSync(join(folder, 'cache', `node-${builtImageName().split(':')[1]}.tar.gz`), '');
}

test('the published image is taken when it is there', async () => {
  useDocker({ images: [publishedImage, builtImageName()], pulls: false });
  expect(await ensure('auto')).toBe(publishedImage);
});

test('it is pulled when it is not', async () => {
  useDocker({ pulls: true });
  expect(await ensure('auto')).toBe(publishedImage);
  expect(lines).toEqual(['pulling kindest/node:v1.34.0']);
});

test('where it cannot be pulled, why is said, and one is built', async () => {
  useDocker({ pulls: false });
  await expect(ensure('auto')).rejects.toThrow(/install|only be built by root/); // There is nothing to build with.
  expect(lines).toEqual(['pulling kindest/node:v1.34.0', expect.stringMatching(/^it cannot be pulled \(Error: lookup of a registry: no such host\): the image is built from packages/)]);
});

test('one that was built earlier is loaded, and nothing is pulled', async () => {
  useDocker({ pulls: true });
  keepBuilt();
  expect(await ensure('auto')).toBe(builtImageName());
  expect(lines).toEqual(['loading the image of a node that was built earlier']);
});

test('who wants a built one gets no other', async () => {
  useDocker({ images: [publishedImage], pulls: true });
  keepBuilt();
  expect(await ensure('build')).toBe(builtImageName());
});

test('an image by its name is taken, or pulled', async () => {
  useDocker({ images: ['mine:1'], pulls: true });
  expect([await ensure('mine:1'), await ensure('other:1')]).toEqual(['mine:1', 'other:1']);
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('other:1\n');
});

test('one that cannot be had is named', async () => {
  useDocker({ pulls: false });
  await expect(ensure('other:1')).rejects.toThrow(/^the image other:1 of a node can neither be found nor pulled \([^\n]+\): choose another with --node-image$/);
});
