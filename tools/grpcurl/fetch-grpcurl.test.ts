import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchGrpcurl } from './index.ts';

let folder: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-grpcurl-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fetchFrom = (path: string) => fetchGrpcurl({ cache: join(folder, 'cache'), path, progress: (line) => lines.push(line) });

/** A folder with a program in it. */
function folderWith(program: string, script: string): string {
  const bin = join(folder, program);
  mkdirSync(bin);
  writeFileSync(join(bin, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

test('a grpcurl on the PATH is taken', async () => {
  const bin = folderWith('grpcurl', 'exit 0');
  expect(await fetchFrom(`/nowhere:${bin}`)).toBe(bin);
  expect(lines).toEqual([]);
});

test('without one it is built once, which is said before', async () => {
  const go = folderWith('go', 'touch "$GOBIN/grpcurl"');
  const built = await fetchFrom(go);
  expect(readdirSync(built)).toEqual(['grpcurl']);
  expect(lines).toEqual([expect.stringContaining('building grpcurl')]);
  expect(await fetchFrom(go)).toBe(built);
  expect(lines).toHaveLength(1);
});

test('without Go either, one line says what to install', async () => {
  await expect(fetchFrom('/nowhere')).rejects.toThrow(/^grpcurl is needed [^\n]+ install Go [^\n]+$/);
});

test('a build that fails says in one line why, and leaves nothing', async () => {
  const go = folderWith('go', 'echo "go: downloading a" >&2; echo "go: the proxy does not answer" >&2; exit 1');
  await expect(fetchFrom(go)).rejects.toThrow(/^grpcurl could not be built with [^\n]+: go: the proxy does not answer$/);
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
});
