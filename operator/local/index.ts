export { startLocalPlatform, type LocalPlatform, type LocalPlatformOptions } from './local-platform.ts';
export { PlatformError } from './platform-error.ts';
export type { PlatformStatus, ServerStatus } from './platform-status.ts';
export { planPorts, portSpan, storePortsAt, type PortPlan } from './port-plan.ts';
export { listPorts, planProcesses, serverNames, storesInSpec, type PlatformStores } from './process-plan.ts';
export type { PlatformLogger, ProcessStatus } from './supervised-process.ts';
