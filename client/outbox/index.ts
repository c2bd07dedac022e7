export { fileOutbox } from './file-outbox.ts';
export { memoryOutbox, type Outbox, type OutboxContent } from './outbox.ts';
