import { setImmediate as tick } from 'node:timers/promises';
import { firstAnswer } from './first-answer.ts';
import { HedgeBudget } from './hedge-budget.ts';

test('of a thousand lookups that are slow together a tenth is asked again, and a single one as often as it needs', async () => {
  const budget = new HedgeBudget();
  const answer = Promise.withResolvers<string>();
  let asked = 0;
  const lookUp = () => {
    budget.earn();
    const ask = () => {
      asked++;
      return answer.promise;
    };
    return firstAnswer({ ask, isAnswer: () => true, mayAskAgain: () => budget.spend(), everyMs: 500, most: 6 }, async () => undefined);
  };
  const first = lookUp();
  await tick();
  expect(asked).toBe(6);
  const others = Array.from({ length: 1_000 }, lookUp);
  await tick();
  expect(asked).toBeGreaterThan(6 + 1_000);
  expect(asked).toBeLessThanOrEqual(6 + 1_000 + 110);
  answer.resolve('there');
  expect(await Promise.all([first, ...others])).toHaveLength(1_001);
});
