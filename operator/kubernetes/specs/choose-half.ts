import type { GeneratorHalf, ServableSpec } from '../objects/index.ts';

/** What decides which half the servers of a spec have. */
type Leased = {
  readonly dependencies: Pick<ServableSpec['dependencies'], 'redis'>;
  readonly generatorHalf?: GeneratorHalf | undefined;
};

/**
 * Pure: the half of the message id generators for the servers of a spec: that of the specs with the same Redis, else
 * the one that no spec in use has. Undefined while both are in use with other Redises.
 */
export function chooseHalf(spec: Leased, inUse: readonly Leased[]): GeneratorHalf | undefined {
  const halfOf = ({ generatorHalf = 'lower' }: Leased): GeneratorHalf => generatorHalf;
  const known = inUse.find((each) => redisOf(each) === redisOf(spec));
  if (known !== undefined) return halfOf(known);
  return (['lower', 'upper'] as const).find((half) => inUse.every((each) => halfOf(each) !== half));
}

/** Two names of one Redis count as two: that costs nothing but a half. */
function redisOf({ dependencies: { redis } }: Leased): string {
  return JSON.stringify([redis.url, redis.prefix, redis.sentinel?.addresses, redis.sentinel?.masterName]);
}
