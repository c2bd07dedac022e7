export { startCassandra } from './cassandra.ts';
export * from './check-machine.ts';
export * from './fetch-stores.ts';
export * from './java.ts';
export { startKafka } from './kafka.ts';
export * from './redis.ts';
export * from './start-stores.ts';
export * from './store-error.ts';
