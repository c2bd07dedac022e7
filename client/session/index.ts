export * from './machine.ts';
export { Seen, type GroupHighWater, type HighWater } from './seen.ts';
export { defaultPolicy, newSession } from './session-state.ts';
export type { Remembered, SessionConfig, SessionPolicy, SessionState } from './session-state.ts';
export { step } from './step.ts';
