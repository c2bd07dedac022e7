export * from './account-store.ts';
export * from './admin-store.ts';
export * from './contact-store.ts';
export * from './key-store.ts';
export * from './link-store.ts';
export * from './session-store.ts';
export { Statements } from './statements.ts';
