export { startOperator } from './operator.ts';
export { configSchema, type OperatorConfig } from './operator-config.ts';
