export { archiveIn } from './build-node-image.ts';
export * from './ensure-node-image.ts';
