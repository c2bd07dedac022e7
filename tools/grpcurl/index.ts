export * from './fetch-grpcurl.ts';
