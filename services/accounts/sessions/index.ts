export type { StoredSession } from './decide-refresh.ts';
export { isSessionOf } from './refresh-token.ts';
export * from './sessions.ts';
