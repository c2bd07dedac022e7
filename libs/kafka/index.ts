export * from './create-kafka.ts';
export * from './restart.ts';
export * from './settings.ts';
export * from './topic.ts';
export * from './topics.ts';
export * from './partitioner.ts';
