export * from './grpcurl/index.ts';
export * from './stores/index.ts';
