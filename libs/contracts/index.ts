import { readFileSync } from 'node:fs';

export { asBuffer } from './as-buffer.ts';
export { cecochat } from './generated/messages.js';
export * from './ids.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './services.ts';

/** The descriptor set of the contracts (google.protobuf.FileDescriptorSet), for reflection. */
export function readDescriptorSet(): Buffer {
  return readFileSync(new URL('./generated/descriptors.binpb', import.meta.url));
}
