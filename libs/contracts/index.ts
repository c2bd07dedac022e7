export { asBuffer } from './bytes.ts';
export * from './browser.ts';
export { encodeGroupSend, type GroupSend } from './sends.ts';
export { readDescriptorSet } from './descriptors.ts';
export * from './services.ts';
export * from './host-port.ts';
export {
  editRegister, editsIn, isChange, isDeleted, mergeStored, storedChange, trailOf, type MergedEvent, type StoredChange,
  type StoredRegisters,
} from './stored-changes.ts';
export { withoutBodies } from './kinds/find-bodies.ts';
export { toStatus } from './to-status.ts';
