export { type StoredSession, isSessionOf } from './refresh-token.ts';
export * from './sessions.ts';
