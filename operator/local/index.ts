export { startLocalPlatform, type LocalPlatform } from './local-platform.ts';
export {
  checkManifest, storeNames, type PlatformStatus, type StoreControl, type StoreName, type StoreStatus,
} from './machine/index.ts';
export { PlatformError } from './platform-error.ts';
export {
  defaultHost, listPorts, namesOf, planPorts, planProcess, portSpan, storePortsAt, storesInSpec,
  type PlatformStores,
} from './processes/index.ts';
