export { applyCommand, type Applied } from './apply-command.ts';
export { decideCreation, limits } from './decide.ts';
export * from './command.ts';
export * from './event.ts';
export * from './group.ts';
export * from './outcomes.ts';
export { rememberedSends, SendOutcomes, type RememberedSend } from './send-outcomes.ts';
export * from './roles.ts';
