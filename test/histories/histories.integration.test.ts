import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { runHistory, type HistoryFigures } from './index.ts';

/** CECOCHAT_FULL=1 for all of them, CECOCHAT_SEED=7 for one again. */
const isFull = process.env['CECOCHAT_FULL'] === '1';
const seedWanted = process.env['CECOCHAT_SEED'];
const changes = 8;
const timeoutMs = 3_600_000;

let redis: PrivateRedis;
beforeAll(async () => {
  redis = await privateRedis();
});
afterAll(() => redis.stop());

/** One history for each seed, from the first one; which seeds failed, and why, and how much happened in all of them. */
async function runSeeds(first: number, count: number, isFaulty: boolean) {
  const seeds = seedWanted === undefined ? Array.from({ length: count }, (_, index) => first + index) : [Number(seedWanted)];
  const [failures, totals]: [string[], Map<string, number>] = [[], new Map()];
  for (const seed of seeds) {
    try {
      const figures = await runHistory(seed, { redisUrl: `${redis.url}/0`, isFaulty, changes });
      for (const [what, times] of countsOf(figures)) totals.set(what, (totals.get(what) ?? 0) + times);
    } catch (error) {
      failures.push(`CECOCHAT_SEED=${seed}: ${Error.isError(error) ? error.message : String(error)}`);
    }
  }
  return { failures, totals };
}

const countsOf = ({ faults, changes: sorts }: HistoryFigures) => [...faults, ...sorts];

test('whatever the API server does meanwhile, everything becomes as the last manifest asks, and nothing is left over', async () => {
  const { failures, totals } = await runSeeds(1, isFull ? 1_000 : 10, true);
  expect(failures).toEqual([]);
  if (seedWanted !== undefined) return;
  const faults = ['409', '410', '429', '500', '503', 'reset', 'slow', 'stale list', 'drop', 'twice', 'late', 'swap', 'expired', 'garbage', 'end'];
  for (const fault of faults) expect([fault, totals.get(fault) ?? 0]).not.toEqual([fault, 0]);
}, timeoutMs);

test('manifests that can be served, that are refused and that cannot be served, one after the other or at once: the last that can be served counts', async () => {
  const histories = isFull ? 150 : 10;
  const { failures, totals } = await runSeeds(5, histories, false);
  expect(failures).toEqual([]);
  if (seedWanted !== undefined) return;
  const made = ['valid', 'invalid', 'unservable', 'broken'].map((sort) => totals.get(sort) ?? 0);
  expect(Math.min(...made)).toBeGreaterThan(0);
  expect(made.reduce((sum, times) => sum + times, 0)).toBe(histories * changes);
}, timeoutMs);
