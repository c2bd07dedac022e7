export { configSchema, type OperatorConfig } from './operator-config.ts';
export { startOperator } from './operator.ts';
