export * from './create-kafka.ts';
export type { FetchRest } from './lean-fetching.ts';
export * from './group-member.ts';
export * from './log-group.ts';
export * from './offset-reader.ts';
export * from './platform-topic.ts';
export * from './settings.ts';
export * from './topic.ts';
export * from './topics.ts';
export * from './topic-producer.ts';
export * from './log-admin.ts';
export * from './log-reader.ts';
export * from './log-writer.ts';
export * from './memory-log-admin.ts';
export * from './memory-log-reader.ts';
export * from './memory-log-writer.ts';
export { KafkaLogReader } from './kafka-log-reader.ts';
export { createLogWriter } from './kafka-log-writer.ts';

