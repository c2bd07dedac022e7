export {
  addressOf, advertisedSettingOf, advertisedWebSocketsOf, hasWebSockets, hostOf, type Place, type PodPlace,
  type ServicePlace,
} from './addresses.ts';
export type { Child, ChildMeta, ChildOf } from './child.ts';
export { buildChildren, childKinds, type Wanted } from './children.ts';
export type { Cluster, ClusterRef } from './cluster.ts';
export {
  buildRoutingConfigMap, buildSpecsConfigMap, type RoutingConfigMap, type SpecsConfigMap,
} from './config-maps.ts';
export { hashOf } from './hash.ts';
export { labelNames, manager, selectorTextOf, type Component } from './labels.ts';
export { buildMessagingPod, specHashAnnotation, type MessagingPod, type Server } from './messaging-pod.ts';
export { accountNameOf, podNameOf, routingNameOf, serviceNameOf, specsNameOf } from './names.ts';
export { ports } from './ports.ts';
export { imageOf } from './program.ts';
export { readServableSpec, type GeneratorHalf, type ServableSpec, type SpecReading } from './servable-spec.ts';
export { buildServerService, hasOwnServices, type Service } from './services.ts';
export { buildSetupJob, setupStateOf, type SetupJob, type SetupState } from './setup-job.ts';
