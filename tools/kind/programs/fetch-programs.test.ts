import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchHelm, fetchKind, programSets, versionOf } from './index.ts';

let folder: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-programs-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const optionsWith = (...bins: readonly string[]) => ({ cache: join(folder, 'cache'), path: [...bins, '/bin'].join(':'), progress: (line: string) => lines.push(line) });

/** A folder with a program in it. */
function folderWith(program: string, script: string): string {
  const bin = join(folder, program);
  mkdirSync(bin);
  writeFileSync(join(bin, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

/** Has the visible effects of `go build -o FOLDER/ PACKAGE`. */
const go = 'while [ $# -gt 1 ]; do if [ "$1" = -o ]; then output=$2; fi; shift; done; touch "$output$(basename $1)"';

test('a program is built once, which is said before', async () => {
  const options = optionsWith(folderWith('go', go));
  const kind = join(folder, 'cache', 'kind-v0.30.0', 'kind');
  expect([await fetchKind(options), await fetchKind(options)]).toEqual([kind, kind]);
  expect(lines).toEqual(['building kind v0.30.0 with Go, once']);
});

test('a kind on the PATH is taken if it is of the pinned version', async () => {
  const right = folderWith('kind', 'echo "kind v0.30.0 go1.24.6 linux/amd64"');
  expect(await fetchKind(optionsWith(right))).toBe(join(right, 'kind'));
  writeFileSync(join(right, 'kind'), '#!/bin/sh\necho "kind v0.20.0 go1.20.4 linux/amd64"\n');
  expect(await fetchKind(optionsWith(right, folderWith('go', go)))).toBe(join(folder, 'cache', 'kind-v0.30.0', 'kind'));
});

test('a helm on the PATH is taken', async () => {
  const helm = folderWith('helm', 'exit 0');
  expect(await fetchHelm(optionsWith(helm))).toBe(join(helm, 'helm'));
});

test('without Go one line says what to install', async () => {
  await expect(fetchHelm({ ...optionsWith(), path: '/nowhere' })).rejects.toThrow(/^helm has to be built: install Go [^\n]+$/);
});

test('a program of our own is known by its sources', () => {
  expect(versionOf(programSets.own)).toMatch(/^[0-9a-f]{12}$/);
});
