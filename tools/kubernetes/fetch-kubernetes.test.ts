import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchKubernetes } from './index.ts';

let folder: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-kubernetes-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cache = () => join(folder, 'cache');
const fetchFrom = (path: string, assets?: string) => fetchKubernetes({ cache: cache(), path: `${path}:/bin:/usr/bin`, assets, progress: (line) => lines.push(line) });

/** A folder with programs in it. */
function folderWith(...programs: readonly (readonly [name: string, script: string])[]): string {
  const bin = join(folder, programs.map(([name]) => name).join('-'));
  mkdirSync(bin);
  for (const [name, script] of programs) writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

/** Has the visible effects of `go build -o`. */
const go = (before = '') => ['go', `${before}
while [ $# -gt 0 ]; do
  case "$1" in -o) output=$2; shift;; k8s.io/*) name=$(basename $1); touch "$output$name";; go.etcd.io/*) touch "$output";; esac
  shift
done`] as const;

test('the programs in KUBEBUILDER_ASSETS are taken', async () => {
  const assets = folderWith(['kube-apiserver', ''], ['etcd', ''], ['kubectl', '']);
  expect(await fetchFrom('/nowhere', assets)).toEqual({ apiServer: join(assets, 'kube-apiserver'), etcd: join(assets, 'etcd'), kubectl: join(assets, 'kubectl') });
  expect(lines).toEqual([]);
});

test('a program that is not in KUBEBUILDER_ASSETS is named', async () => {
  await expect(fetchFrom('/nowhere', folderWith(['kube-apiserver', ''], ['etcd', '']))).rejects.toThrow(/^KUBEBUILDER_ASSETS is [^\n]+ there is no [^\n]+\/kubectl: put it there/);
});

test('without them they are built once, which is said before', async () => {
  const bin = folderWith(go());
  const built = await fetchFrom(bin);
  expect(built.apiServer).toMatch(/v1\.34\.4-etcd-v3\.6\.6\/kube-apiserver$/);
  expect(readdirSync(join(built.apiServer, '..')).sort()).toEqual(['etcd', 'kube-apiserver', 'kubectl']);
  expect(lines).toEqual([expect.stringContaining('building etcd v3.6.6'), expect.stringContaining('building kube-apiserver and kubectl v1.34.4')]);
  expect(await fetchFrom(bin)).toEqual(built);
  expect(lines).toHaveLength(2);
});

test('of two that want them at once one builds and the other waits', async () => {
  const bin = folderWith(go('sleep 0.3'));
  const [first, second] = await Promise.all([fetchFrom(bin), fetchFrom(bin)]);
  expect(second).toEqual(first);
  expect(lines.filter((line) => line.includes('building etcd'))).toHaveLength(1);
  expect(lines).toContain(`waiting for process ${process.pid}, which builds the programs of Kubernetes`);
});

test('the lock of a builder that died is taken over, and what it had built until then is removed', async () => {
  mkdirSync(join(cache(), 'v1.34.4-etcd-v3.6.6.999999999.partial'), { recursive: true });
  writeFileSync(join(cache(), 'v1.34.4-etcd-v3.6.6.lock'), '999999999');
  await fetchFrom(folderWith(go()));
  expect(readdirSync(cache())).toEqual(['v1.34.4-etcd-v3.6.6']);
});

test('without Go either, one line says what to install', async () => {
  await expect(fetchKubernetes({ cache: cache(), path: '/nowhere', progress: () => undefined })).rejects.toThrow(/^tests of the operator need [^\n]+ install Go [^\n]+ KUBEBUILDER_ASSETS [^\n]+$/);
});

test('a build that fails says in one line why, and leaves nothing', async () => {
  const bin = folderWith(['go', 'echo "go: downloading a" >&2; echo "go: error: the proxy does not answer" >&2; exit 1']);
  await expect(fetchFrom(bin)).rejects.toThrow(/^[^\n]+ could not be built with [^\n]+\/go, which ended with exit code 1: go: error: the proxy does not answer$/);
  expect(readdirSync(cache())).toEqual([]);
});
