export { unary } from './unary.ts';
