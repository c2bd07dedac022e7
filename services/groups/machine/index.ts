export { applyCommand, type Applied } from './apply-command.ts';
export { decideCreation } from './decide.ts';
export * from './command.ts';
export * from './event.ts';
export * from './group.ts';
export { limits } from './limits.ts';
export { type Remembered } from './outcomes.ts';
export { roles, type Role } from './roles.ts';
export * from './settings.ts';
