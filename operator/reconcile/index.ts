export { AnswerTracker, ServerProbe } from './server-probe.ts';
export { formatCommitted, parseCommitted } from './committed-format.ts';
export { CommittedObject, type CommittedStore } from './committed-object.ts';
export { leaseSchema, leaseTimes, type Lease, runAsLeader, type LeaseStore } from './run-as-leader.ts';
export { reconcile, type Outcome, type Shell } from './reconcile.ts';
export { ReportTracker } from './report-tracker.ts';
export { routingOfCommitted, type ServiceAddresses } from './routing-of-committed.ts';
export { Reconciler, type After } from './run-reconciler.ts';
export { specOfManifest } from './spec-of-manifest.ts';
