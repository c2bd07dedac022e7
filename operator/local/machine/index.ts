export { Changes } from './changes.ts';
export { checkManifest } from './check-manifest.ts';
export { startHttpApi } from './http-api.ts';
export { Machine } from './machine.ts';
export { ManifestFile } from './manifest-file.ts';
export { ObjectStore } from './object-store.ts';
export type { PlatformStatus } from './platform-status.ts';
export { storeNames, type StoreControl, type StoreName, type StoreStatus } from './store-control.ts';
export { ensureSigningKeys, ensureTokenKeys, keyFilesIn } from './token-keys.ts';
