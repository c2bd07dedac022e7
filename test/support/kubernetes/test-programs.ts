import { cacheFolders, fetchKubernetes, type KubernetesPrograms } from '@cecochat/tools';

/** kube-apiserver, etcd and kubectl for tests, built on demand. Throws a KubernetesError that names what to install. */
export const fetchTestPrograms = (): Promise<KubernetesPrograms> =>
  fetchKubernetes({ cache: cacheFolders.kubernetes, assets: process.env['KUBEBUILDER_ASSETS'], path: process.env['PATH'] ?? '', progress: (line) => process.stderr.write(`${line}\n`) });
