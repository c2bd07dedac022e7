export { KubernetesPlatform, operatorNamespace, PlatformInCluster, type PodObject } from './kubernetes-platform.ts';
