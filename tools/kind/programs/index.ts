export * from './fetch-programs.ts';
export * from './program-sets.ts';
