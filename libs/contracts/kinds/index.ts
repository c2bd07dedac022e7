export * from './event-kind.ts';
export * from './parse-content.ts';
export * from './text.ts';
export { maxBodyBytes } from './unknown.ts';
