export { GroupStore, type StoredGroup } from './group-store.ts';
export { Unwritten } from './unwritten.ts';
