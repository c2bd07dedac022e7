export {
  apiVersions, chatClusterSchema, exposedServices, storedVersion, versions, type ChatCluster, type ChatClusterSpec,
} from './chat-cluster.ts';
export { copiesUnlessGiven, credentialsFor, operatorUser, redisPrefixOf } from './dependencies.ts';
export { buildCrd } from './crd/build-crd.ts';
export type { Egress } from './egress.ts';
export {
  addressPlaceholders, addressTemplateOf, webSocketTemplateOf, type AddressPlaceholder, type Exposure,
} from './exposure.ts';
export { ManifestError, parseChatCluster, parseManifest, type ObservedChatCluster } from './parse-manifest.ts';
export type { PodTemplate, Resources } from './pods.ts';
export type { ProviderSpec } from './providers.ts';
export { celRulesOf, type CelRule } from './rules.ts';
export { replicasOf } from './services.ts';
export { chatClusterStatusSchema, type ChatClusterStatus } from './status.ts';
export type { SecretKey } from './values.ts';
