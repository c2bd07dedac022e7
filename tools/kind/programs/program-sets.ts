import { join } from 'node:path';
import {
  kubernetesFolder,
  kubernetesModule,
  kubernetesVersion,
  kubernetesVersionFlags,
} from '../../kubernetes/index.ts';

/** Programs that one go.mod pins and one run of Go builds. */
export interface ProgramSet {
  readonly name: string;
  /** Folder with the go.mod. */
  readonly folder: string;
  /** Module whose version is that of the programs; without one they are ours, and a hash of their sources is it. */
  readonly module?: string;
  readonly packages: readonly string[];
  readonly tags?: string;
  readonly ldflags?: (version: string) => string;
  /** How long it takes on two cores with nothing cached, where that is worth a word. */
  readonly minutes?: number;
}

const folderOf = (name: string): string => join(import.meta.dirname, name);
const kubernetesPackages = ['kubelet', 'kubeadm', 'kube-proxy', 'kube-scheduler', 'kube-controller-manager'].map(
  (name) => `${kubernetesModule}/cmd/${name}`,
);
const containerd = 'github.com/containerd/containerd/v2';
const plugins = 'github.com/containernetworking/plugins';

/** Charts are checked against the Kubernetes that helm believes it talks to when there is no cluster. */
function helmFlags(version: string): string {
  const [, minor = ''] = kubernetesVersion().split('.');
  const places = ['pkg/chartutil', 'pkg/lint/rules'].map((place) => `helm.sh/helm/v3/${place}`);
  return [
    `-X helm.sh/helm/v3/internal/version.version=${version}`,
    ...places.flatMap((place) => [`-X ${place}.k8sVersionMajor=1`, `-X ${place}.k8sVersionMinor=${minor}`]),
  ].join(' ');
}

/** Every program of a cluster but kube-apiserver, etcd and kubectl, which tests of the operator use as well. */
export const programSets = {
  kind: { name: 'kind', folder: folderOf('kind'), module: 'sigs.k8s.io/kind', packages: ['sigs.k8s.io/kind'] },
  helm: {
    name: 'helm',
    folder: folderOf('helm'),
    module: 'helm.sh/helm/v3',
    packages: ['helm.sh/helm/v3/cmd/helm'],
    ldflags: helmFlags,
    minutes: 3,
  },
  kubernetes: {
    name: 'kubernetes',
    folder: kubernetesFolder,
    module: kubernetesModule,
    packages: kubernetesPackages,
    ldflags: kubernetesVersionFlags,
    minutes: 10,
  },
  containerd: {
    name: 'containerd',
    folder: folderOf('containerd'),
    module: containerd,
    packages: ['containerd', 'containerd-shim-runc-v2', 'ctr'].map((name) => `${containerd}/cmd/${name}`),
    tags: 'no_aufs no_zfs no_btrfs no_devmapper',
    ldflags: (version) => `-X ${containerd}/version.Version=${version}`,
    minutes: 2,
  },
  coredns: {
    name: 'coredns',
    folder: folderOf('coredns'),
    module: 'github.com/coredns/coredns',
    packages: ['github.com/coredns/coredns'],
    minutes: 2,
  },
  cni: {
    name: 'cni',
    folder: folderOf('cni'),
    module: plugins,
    packages: ['ipam/host-local', 'main/loopback', 'main/ptp', 'meta/portmap'].map(
      (name) => `${plugins}/plugins/${name}`,
    ),
  },
  localPath: {
    name: 'local-path',
    folder: folderOf('local-path'),
    module: 'github.com/rancher/local-path-provisioner',
    packages: ['github.com/rancher/local-path-provisioner'],
  },
  own: { name: 'own', folder: folderOf('own'), packages: ['./pause', './kindnet'] },
} as const satisfies Readonly<Record<string, ProgramSet>>;
