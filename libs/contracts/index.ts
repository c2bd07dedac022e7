export { asBuffer } from './as-buffer.ts';
export * from './browser.ts';
export { readDescriptorSet } from './descriptors.ts';
export * from './host-port.ts';
export * from './services.ts';
export { toStatus } from './to-status.ts';
