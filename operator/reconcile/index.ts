export { formatCommitted, parseCommitted } from './committed-format.ts';
export { CommittedObject, type CommittedStore } from './committed-object.ts';
export { leaseSchema, leaseTimes, type Lease } from './lease.ts';
export { reconcile, VersionConflict, type Outcome, type Shell } from './reconcile.ts';
export { ReportTracker } from './report-tracker.ts';
export { routingOfCommitted } from './routing-of-committed.ts';
export { runAsLeader, type LeaseStore } from './run-as-leader.ts';
export { Reconciler, type After } from './run-reconciler.ts';
export { specOfManifest } from './spec-of-manifest.ts';
