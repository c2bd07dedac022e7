export { CommittedConfigMap } from './committed-store.ts';
export { KubernetesShell, type KubernetesShellParts, type Obstacle } from './kubernetes-shell.ts';
export { isServerPod, viewPod, type PodView, type ServerPod } from './pod-view.ts';
export { podTroubleReasons } from './pod-trouble.ts';
