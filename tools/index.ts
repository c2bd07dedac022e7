export * from './cache.ts';
export * from './grpcurl/index.ts';
export * from './kubernetes/index.ts';
export * from './stores/index.ts';
