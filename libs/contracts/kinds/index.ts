export * from './event-kind.ts';
export * from './group-changed.ts';
export * from './listing.ts';
export * from './parse-content.ts';
export { encodedContent, maxBodyBytes } from './encoded.ts';
export * from './read-body.ts';
export * from './text.ts';
