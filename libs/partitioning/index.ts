export * from './partition-of.ts';
export * from './ranges.ts';
