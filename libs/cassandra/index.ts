export * from './buckets.ts';
export * from './connect-cassandra.ts';
export * from './failures.ts';
export * from './group-writer.ts';
export * from './history-reader.ts';
export * from './rows.ts';
export * from './schema.ts';
export * from './until-connected.ts';
