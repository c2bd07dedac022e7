export { MachineBridge } from './machine-bridge.ts';
export { KubernetesPlatform, operatorNamespace, PlatformInCluster, type PodObject } from './kubernetes-platform.ts';
