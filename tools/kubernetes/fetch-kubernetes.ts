import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWithGo, findGo, kubernetesVersionFlags, makeFolderOnce, pinnedModuleVersion } from './go-build.ts';
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
  /** Receives a line before and during the long steps. */
  readonly progress: (line: string) => void;
}

/** The go.mod in it pins Kubernetes, all programs of it. */
export const kubernetesFolder = join(import.meta.dirname, 'apiserver');
/**
 * Debian's etcd does not do: Debian 12 has 3.4.23. kube-apiserver 1.34 starts with it, but logs that
 * "RequestWatchProgress
 * feature is not supported", and answers watches that begin with what there is by 500: "a watch stream was requested by
 * the
 * client but the required storage feature RequestWatchProgress is disabled". It needs 3.4.31 or 3.5.13.
 */
const etcdFolder = join(import.meta.dirname, 'etcd');
export const kubernetesModule = 'k8s.io/kubernetes';
const etcdModule = 'go.etcd.io/etcd/server/v3';
const names = { apiServer: 'kube-apiserver', etcd: 'etcd', kubectl: 'kubectl' } as const;
/** Of the programs that are built, as in v1.34.4. */
export const kubernetesVersion = (): string => pinnedModuleVersion(kubernetesFolder, kubernetesModule);
const etcdVersion = (): string => pinnedModuleVersion(etcdFolder, etcdModule);

/**
 * The programs: those in `assets` when that is given, else built with Go once and kept. Throws a KubernetesError that
 * names what to install.
 */
export async function fetchKubernetes(options: KubernetesOptions): Promise<KubernetesPrograms> {
  const { assets, cache, path, progress } = options;
  if (assets !== undefined && assets !== '') return checkAssets(assets);
  const folder = builtKubernetes(cache);
  if (existsSync(folder)) return programsIn(folder);
  const go = findGo(path);
  if (go === undefined) {
    throw new KubernetesError(
      'tests of the operator need kube-apiserver, etcd and kubectl: install Go (1.21 or later, the package ' +
        "'golang-go'), with which they are built, or set KUBEBUILDER_ASSETS to a folder that has them",
    );
  }
  const waiting = (owner: number) => progress(`waiting for process ${owner}, which builds the programs of Kubernetes`);
  await makeFolderOnce(folder, waiting, (partial) => buildAll(go, partial, progress));
  return programsIn(folder);
}

/** Where the programs are kept that were built. */
export const builtKubernetes = (cache: string): string => join(cache, `${kubernetesVersion()}-etcd-${etcdVersion()}`);

const programsIn = (folder: string): KubernetesPrograms => ({
  apiServer: join(folder, names.apiServer),
  etcd: join(folder, names.etcd),
  kubectl: join(folder, names.kubectl),
});

function checkAssets(folder: string): KubernetesPrograms {
  const programs = programsIn(folder);
  const missing = Object.values(programs).find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new KubernetesError(
      `KUBEBUILDER_ASSETS is ${folder}, and there is no ${missing}: put it there, or unset KUBEBUILDER_ASSETS`,
    );
  return programs;
}

async function buildAll(go: string, folder: string, progress: (line: string) => void): Promise<void> {
  progress(`building etcd ${etcdVersion()} with Go, once`);
  await buildWithGo({ go, folder: etcdFolder, packages: [etcdModule], output: join(folder, names.etcd), progress });
  progress(`building kube-apiserver and kubectl ${kubernetesVersion()} with Go, once: some 5 minutes on two cores`);
  const packages = [names.apiServer, names.kubectl].map((name) => `${kubernetesModule}/cmd/${name}`);
  await buildWithGo({
    go,
    folder: kubernetesFolder,
    packages,
    output: `${folder}/`,
    ldflags: kubernetesVersionFlags(kubernetesVersion()),
    progress,
  });
}
