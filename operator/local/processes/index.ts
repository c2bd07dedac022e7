export { OperatorProcesses } from './operator-processes.ts';
export { storesInSpec, type PlatformStores } from './platform-stores.ts';
export { defaultHost, planPorts, portSpan, storePortsAt, type PortPlan, type ProcessKind } from './port-plan.ts';
export {
  listPorts, namesOf, planProcess, planSetup, refuseForRoom, type KeyFiles, type LocalProvider, type Surroundings,
} from './process-plan.ts';
export { ProcessTable, StillStopping, type WantedProcesses } from './process-table.ts';
export { defaultRestartPolicy } from './restart-policy.ts';
export { runSetup } from './run-setup.ts';
export {
  SupervisedProcess, type PlatformLogger, type ProcessStatus, type SupervisorOptions,
} from './supervised-process.ts';
