export { handover } from './handover.ts';
