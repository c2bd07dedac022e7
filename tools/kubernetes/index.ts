export * from './fetch-kubernetes.ts';
export * from './go-build.ts';
export * from './kubernetes-error.ts';
