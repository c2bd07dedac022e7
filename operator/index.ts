export * from './local/index.ts';
export * from './manifest/index.ts';
