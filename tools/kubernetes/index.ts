export * from './fetch-kubernetes.ts';
export * from './kubernetes-error.ts';
