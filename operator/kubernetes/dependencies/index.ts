export { AddressProbe } from './address-probe.ts';
export { findProblem, type DependencyProblem } from './find-problem.ts';
export { RedisClient } from './redis-client.ts';
export { SecretBook } from './secret-book.ts';
