export { startLocalPlatform, type LocalPlatform, type LocalPlatformOptions } from './local-platform.ts';
export { checkManifest, storeNames, type PlatformStatus, type ServerStatus, type StoreControl, type StoreName, type StoreStatus } from './machine/index.ts';
export { PlatformError } from './platform-error.ts';
export {
  listPorts, namesOf, planPorts, planProcess, portSpan, storePortsAt, storesInSpec,
  type PlatformLogger, type PlatformStores, type PortPlan, type ProcessStatus, type Surroundings,
} from './processes/index.ts';
