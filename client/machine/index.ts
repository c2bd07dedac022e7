export { Lookout } from './lookout.ts';
export {
  changeManifest, defaultMachineUrl, Machine, manifestValue, type ManifestChanges, type StoreName,
} from './machine.ts';
export { MachineError } from './machine-error.ts';
export {
  conditionOf, numbersIn, type AssignmentTarget, type CommittedRouting, type Condition, type Plan, type ServerReport,
  type StatusReport,
} from './status-report.ts';
