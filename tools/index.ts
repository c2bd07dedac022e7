export * from './stores/index.ts';
