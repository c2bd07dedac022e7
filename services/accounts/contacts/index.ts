export { Blocks, type BlocksOptions } from './blocks.ts';
export * from './decide-contact.ts';
