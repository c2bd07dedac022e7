import { diagnose, parseInfo, platformKey } from '@cecochat/redis';
import { agreeOnIdentity, IdentityError } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { DependencyProblem } from './find-problem.ts';

/** Whether a spec is followed despite the problem: it passes, and following does not worsen it. */
export const isTolerable = ({ reason }: DependencyProblem): boolean =>
  reason === 'RedisFull' || reason === 'RedisReadOnly' || reason === 'RedisEvicts';

/**
 * Why a Redis that answers is of no use to the platform of this name; undefined when it is usable, or does not answer.
 */
export async function inspectRedis(redis: Redis, name: string): Promise<DependencyProblem | undefined> {
  const info = await redis.info().catch(() => ''); // Its user may lack the right to ask.
  const [problem] = diagnose(parseInfo(info));
  if (problem?.reason === 'RedisCluster') return { ...problem, message: `redis: ${problem.message}` };
  try {
    const { place, read } = platformKey(redis);
    agreeOnIdentity(name, [{ place, finding: await read() }]);
  } catch (error) {
    if (error instanceof IdentityError) return { reason: 'RedisOfAnotherPlatform', message: error.message };
  }
  return problem && { ...problem, message: `redis: ${problem.message}` };
}
