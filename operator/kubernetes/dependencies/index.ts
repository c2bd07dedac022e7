export { AddressProbe, findProblem, type DependencyProblem } from './find-problem.ts';
export { RedisClients } from './redis-clients.ts';
export { inspectRedis, isTolerable } from './inspect-redis.ts';
export { SecretBook } from './secret-book.ts';
