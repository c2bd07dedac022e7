export * from './ensure-node-image.ts';
