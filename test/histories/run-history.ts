import { redisPrefixOf } from '@cecochat/operator';
import { Random } from '../simulation/models/random.ts';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import { silentLogger } from '../support/silent-logger.ts';
import { conditionOf } from './judge.ts';
import { History, name, namespace } from './history.ts';
import { buildSpecChanges, firstSpec, type SpecChange } from './spec-changes.ts';

export interface HistoryOptions {
  readonly redisUrl: string;
  readonly isFaulty: boolean;
  readonly changes: number;
}

export interface HistoryFigures {
  readonly changes: ReadonlyMap<SpecChange['sort'], number>;
  readonly faults: ReadonlyMap<string, number>;
}

/** One history, by a seed: changes of the manifest and of everything else, then rest, then the end. Rejects when anything is not as it has to be. */
export async function runHistory(seed: number, { redisUrl, isFaulty, changes: count }: HistoryOptions): Promise<HistoryFigures> {
  const random = new Random(seed).next;
  const redis = connectRedis({ url: redisUrl, prefix: redisPrefixOf({ namespace, name }) }, silentLogger);
  await untilRedisReady(redis, 10_000);
  await redis.flushdb();
  const history = new History({ redis, random, isFaulty });
  const first = firstSpec(redisUrl);
  const changes = buildSpecChanges(first, count, random);
  const tally = new Map<SpecChange['sort'], number>();
  try {
    history.apply({ sort: 'valid', spec: first });
    for (const change of changes) {
      if (random() < 0.7) await history.pass(random() * 20_000);
      if (random() < 0.3) await history.disturb();
      if (history.apply(change) !== (change.sort !== 'invalid')) throw new Error(`the schema takes what it should not, or the other way round: ${JSON.stringify(change)}`);
      tally.set(change.sort, (tally.get(change.sort) ?? 0) + 1);
    }
    await cure(history, changes, first);
    await history.converge();
    await history.delete();
    return { changes: tally, faults: history.faults.count };
  } finally {
    await history.close();
    redis.disconnect();
  }
}

/** A spec that cannot be served must not stop the servers of the last valid one; then the test restores a valid one. */
async function cure(history: History, changes: readonly SpecChange[], first: unknown): Promise<void> {
  const last = history.accepted;
  if (last === undefined || last.sort === 'valid') return;
  history.faults.isOn = false;
  const isServed = () => history.cluster !== undefined && conditionOf(history.cluster, 'Ready') === 'True';
  const hadOne = isServed();
  const isTold = () => {
    const { cluster } = history;
    return cluster !== undefined && (conditionOf(cluster, 'DependenciesReady') === 'False' || conditionOf(cluster, 'Degraded') === 'True');
  };
  await history.until('the operator says what is wrong', isTold);
  await history.pass(10_000);
  if (hadOne && !isServed()) throw new Error('what cannot be served stopped what was served');
  history.apply({ sort: 'valid', spec: changes.findLast(({ sort }) => sort === 'valid')?.spec ?? first });
}
