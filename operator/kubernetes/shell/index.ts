export { CommittedConfigMap } from './committed-store.ts';
export { KubernetesShell, type KubernetesShellParts } from './kubernetes-shell.ts';
export { viewPod, type PodView } from './pod-view.ts';
