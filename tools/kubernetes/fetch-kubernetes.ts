import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { withBuildLock } from './build-lock.ts';
import { KubernetesError } from './kubernetes-error.ts';

/** Paths of the programs that a test of Kubernetes needs. */
export interface KubernetesPrograms {
  readonly apiServer: string;
  readonly etcd: string;
  readonly kubectl: string;
}

export interface KubernetesOptions {
  /** Folder that keeps what is built. */
  readonly cache: string;
  /** Folder that has the programs already, as in KUBEBUILDER_ASSETS. */
  readonly assets?: string | undefined;
  /** Folders of programs, separated as in PATH. */
  readonly path: string;
  /** Hears a line before and during the long steps. */
  readonly progress: (line: string) => void;
}

const kubernetesModule = 'k8s.io/kubernetes';
const etcdModule = 'go.etcd.io/etcd/server/v3';
const names = { apiServer: 'kube-apiserver', etcd: 'etcd', kubectl: 'kubectl' } as const;
const [buildDeadlineMs, reportMs] = [40 * 60_000, 30_000];

/**
 * The programs: those in `assets` when that is given, else built with Go once and kept. Throws a KubernetesError that says what
 * to install.
 */
export async function fetchKubernetes(options: KubernetesOptions): Promise<KubernetesPrograms> {
  const { assets, cache, path, progress } = options;
  if (assets !== undefined && assets !== '') return checkAssets(assets);
  const folder = join(cache, `${moduleVersion('apiserver', kubernetesModule)}-etcd-${moduleVersion('etcd', etcdModule)}`);
  if (existsSync(folder)) return programsIn(folder);
  const go = path.split(delimiter).map((each) => join(each, 'go')).find((each) => existsSync(each));
  if (go === undefined) {
    throw new KubernetesError(
      "tests of the operator need kube-apiserver, etcd and kubectl: install Go (1.21 or later, the package 'golang-go'), with which they are built, or set KUBEBUILDER_ASSETS to a folder that has them",
    );
  }
  const waiting = (owner: number) => progress(`waiting for process ${owner}, which builds the programs of Kubernetes`);
  await withBuildLock(`${folder}.lock`, waiting, async () => {
    if (!existsSync(folder)) await buildAll(go, folder, progress);
  });
  return programsIn(folder);
}

/** Pure but for reading the go.mod of the folder beside this file: the version that it pins. */
export function moduleVersion(folder: 'apiserver' | 'etcd', module: string): string {
  const text = readFileSync(join(import.meta.dirname, folder, 'go.mod'), 'utf8');
  const version = text.split('\n').map((line) => line.replace(/^require /, '').trim().split(' ')).find(([name]) => name === module)?.[1];
  if (version === undefined) throw new Error(`${folder}/go.mod pins no version of ${module}`);
  return version;
}

const programsIn = (folder: string): KubernetesPrograms => ({
  apiServer: join(folder, names.apiServer),
  etcd: join(folder, names.etcd),
  kubectl: join(folder, names.kubectl),
});

function checkAssets(folder: string): KubernetesPrograms {
  const programs = programsIn(folder);
  const missing = Object.values(programs).find((path) => !existsSync(path));
  if (missing !== undefined) throw new KubernetesError(`KUBEBUILDER_ASSETS is ${folder}, and there is no ${missing}: put it there, or unset KUBEBUILDER_ASSETS`);
  return programs;
}

/** Appears as a whole or not at all. */
async function buildAll(go: string, folder: string, progress: (line: string) => void): Promise<void> {
  const partial = `${folder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  try {
    const version = moduleVersion('apiserver', kubernetesModule);
    progress(`building etcd ${moduleVersion('etcd', etcdModule)} with Go, once`);
    await build({ go, module: 'etcd', packages: [etcdModule], output: join(partial, names.etcd), ldflags: '-s -w', progress });
    progress(`building kube-apiserver and kubectl ${version} with Go, once: some 5 minutes on two cores`);
    const packages = [names.apiServer, names.kubectl].map((name) => `${kubernetesModule}/cmd/${name}`);
    await build({ go, module: 'apiserver', packages, output: `${partial}/`, ldflags: versionFlags(version), progress });
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Without these, the programs say that they are v0.0.0. */
function versionFlags(version: string): string {
  const [major = '', minor = ''] = version.slice(1).split('.');
  const base = 'k8s.io/component-base/version';
  const values = { [`${base}.gitVersion`]: version, [`${base}.gitMajor`]: major, [`${base}.gitMinor`]: minor, [`${base}.gitTreeState`]: 'clean', 'k8s.io/client-go/pkg/version.gitVersion': version };
  return ['-s -w', ...Object.entries(values).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

interface Build {
  readonly go: string;
  /** Folder beside this file with the go.mod. */
  readonly module: string;
  readonly packages: readonly string[];
  readonly output: string;
  readonly ldflags: string;
  readonly progress: (line: string) => void;
}

async function build({ go, module, packages, output, ldflags, progress }: Build): Promise<void> {
  const child = startChild({
    name: 'go build',
    command: go,
    args: ['-C', join(import.meta.dirname, module), 'build', '-trimpath', '-buildvcs=false', '-ldflags', ldflags, '-o', output, ...packages],
    env: { CGO_ENABLED: '0', GOOS: '', GOARCH: '', GOWORK: 'off' },
    log: join(output.endsWith('/') ? output : join(output, '..'), 'build.log'),
  });
  const begun = performance.now();
  const report = setInterval(() => progress(`  still building after ${Math.round((performance.now() - begun) / 1_000)} s`), reportMs);
  const deadline = setTimeout(() => void child.stop(), buildDeadlineMs);
  const why = await child.gone;
  clearInterval(report);
  clearTimeout(deadline);
  if (why !== 'ended with exit code 0') throw new KubernetesError(`${packages.join(' and ')} could not be built with ${go}, which ${why}: ${tellingLine(child.log)}`);
  rmSync(child.log, { force: true });
}
