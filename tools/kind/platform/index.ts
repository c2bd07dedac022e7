export { down } from './down.ts';
export { installPlatform, type PlatformOptions } from './install-platform.ts';
export { makeImages } from './make-images.ts';
export * from './places.ts';
export { up } from './up.ts';
export { sampleCluster } from './sample.ts';
