export { chatClusterSchema, type ChatCluster, type ChatClusterSpec } from './chat-cluster.ts';
export { ManifestError } from './manifest-error.ts';
export { parseManifest } from './parse-manifest.ts';
