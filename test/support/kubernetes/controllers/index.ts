export { Deployments } from './deployments.ts';
export { DisruptionBudgets } from './disruption-budgets.ts';
export { GarbageCollector } from './garbage-collector.ts';
export { Jobs } from './jobs.ts';
export { Namespaces } from './namespaces.ts';
export { isBeingDeleted, isReady } from './pods.ts';
