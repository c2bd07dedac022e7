export * from './committed.ts';
export * from './decide.ts';
export * from './decision.ts';
export { silentAfterMs } from './health.ts';
export * from './refuse-spec.ts';
export * from './spec.ts';
export * from './world.ts';
