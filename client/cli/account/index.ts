export { asCaller, type Caller } from './caller.ts';
export { NameBook } from './name-book.ts';
