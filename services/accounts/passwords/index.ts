export * from './attempts.ts';
export * from './password.ts';
export * from './passwords.ts';
