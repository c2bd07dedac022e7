import { join } from 'node:path';
import { fetchKubernetes, type KubernetesPrograms } from '@cecochat/tools';

const cache = join(import.meta.dirname, '../../../.cache/kubernetes');

/** kube-apiserver, etcd and kubectl for tests, built when they are not there yet. Throws a KubernetesError that says what to install. */
export const fetchTestPrograms = (): Promise<KubernetesPrograms> =>
  fetchKubernetes({ cache, assets: process.env['KUBEBUILDER_ASSETS'], path: process.env['PATH'] ?? '', progress: (line) => process.stderr.write(`${line}\n`) });
