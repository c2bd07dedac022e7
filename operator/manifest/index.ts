export { chatClusterSchema, type ChatCluster, type ChatClusterSpec } from './chat-cluster.ts';
export { addressPlaceholders, addressTemplateOf, type AddressPlaceholder, type ExposedService, type Exposure } from './exposure.ts';
export { ManifestError } from './manifest-error.ts';
export { parseManifest } from './parse-manifest.ts';
export type { PodTemplate, Resources } from './pods.ts';
export type { SecretKey } from './values.ts';
