export * from './attempts.ts';
export * from './passwords.ts';
