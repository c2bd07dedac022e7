export * from './create-kafka.ts';
export * from './topics.ts';
export * from './partitioner.ts';
