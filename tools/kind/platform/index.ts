export * from './up.ts';
export { installPlatform, type PlatformOptions } from './install-platform.ts';
export { sampleCluster } from './sample.ts';
