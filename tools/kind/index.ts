export * from './cluster/index.ts';
export { checkEngine, docker } from './engine/index.ts';
export * from './kind-error.ts';
export { cache, home, installPlatform, makeImages, type PlatformOptions } from './platform/index.ts';
export { fetchHelm, type FetchOptions } from './programs/index.ts';
