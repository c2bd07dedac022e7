export { AddressProbe } from './address-probe.ts';
export { findProblem, type DependencyProblem } from './find-problem.ts';
export { inspectRedis, isTolerable } from './inspect-redis.ts';
export { RedisClients } from './redis-clients.ts';
export { SecretBook } from './secret-book.ts';
