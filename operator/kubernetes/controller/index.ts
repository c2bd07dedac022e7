export { lead } from './lead.ts';
export { createMetrics } from './metrics.ts';
export { startOperator } from './operator.ts';
export { configSchema, type OperatorConfig } from './operator-config.ts';
export type { OperatorParts } from './operator-parts.ts';
