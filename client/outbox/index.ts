export { memoryOutbox, type Outbox, type OutboxContent, type SavedSend } from './outbox.ts';
