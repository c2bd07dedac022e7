import { readFileSync } from 'node:fs';

/** The descriptor set of the contracts (google.protobuf.FileDescriptorSet), for reflection. */
export function readDescriptorSet(): Buffer {
  return readFileSync(new URL('./generated/descriptors.binpb', import.meta.url));
}
