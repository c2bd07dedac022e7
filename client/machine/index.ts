export { changeManifest, manifestValue, type ManifestChanges } from './change-manifest.ts';
export { numbersIn, type AssignmentTarget, type CommittedRouting } from './committed-routing.ts';
export { Lookout } from './lookout.ts';
export { defaultMachineUrl, Machine, type StoreName } from './machine.ts';
export { MachineError } from './machine-error.ts';
export { conditionOf, type Condition, type Plan, type ServerReport, type StatusReport } from './status-report.ts';
