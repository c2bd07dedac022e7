import { readFileSync } from 'node:fs';

export { asBuffer } from './as-buffer.ts';
export * from './back-off.ts';
export { cecochat } from './generated/messages.js';
export * from './host-port.ts';
export * from './ids.ts';
export * from './kinds/index.ts';
export * from './positions.ts';
export * from './errors.ts';
export * from './events.ts';
export { wasUtf8 } from './read-request.ts';
export * from './services.ts';

/** The descriptor set of the contracts (google.protobuf.FileDescriptorSet), for reflection. */
export function readDescriptorSet(): Buffer {
  return readFileSync(new URL('./generated/descriptors.binpb', import.meta.url));
}
