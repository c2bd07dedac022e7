export * from './admin-server.ts';
export * from './config.ts';
export * from './grpc-server.ts';
export * from './logger.ts';
export * from './metrics.ts';
export * from './run-until-signal.ts';
export * from './token-issuer.ts';
export * from './token-verifier.ts';
