export * from './plan-keys.ts';
export * from './signing-keys.ts';
