export { ClusterPlatform, type ClusterDoors, type PodObject } from './cluster-platform.ts';
export { MachineBridge } from './machine-bridge.ts';
export { KubernetesPlatform, operatorNamespace, PlatformInCluster } from './kubernetes-platform.ts';
