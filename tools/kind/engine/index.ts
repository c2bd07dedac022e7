export * from './check-engine.ts';
export * from './docker.ts';
export * from './start-engine.ts';
