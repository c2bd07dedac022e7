export { fileOutbox } from './file-outbox.ts';
export { memoryOutbox, type Outbox, type OutboxContent, type SavedSend } from './outbox.ts';
