import { setImmediate as tick } from 'node:timers/promises';
import { firstAnswer, HedgeBudget } from './connect-calls.ts';

/** Requests that the test settles one by one; pauses that the test ends. */
function stage({ most = 3 } = {}) {
  const asked: { readonly signal: AbortSignal; readonly answer: (text: string) => void; readonly fail: (reason: string) => void }[] = [];
  const pauses: (() => void)[] = [];
  const ask = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    asked.push({ signal, answer: resolve, fail: (reason) => reject(new Error(reason)) });
    return promise;
  };
  const pause = (_ms: number, signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    pauses.push(() => resolve(undefined));
    signal.addEventListener('abort', () => reject(new Error('aborted')));
    return promise;
  };
  const isAnswer = (error: unknown) => Error.isError(error) && error.message === 'no';
  const outcome = firstAnswer({ ask, isAnswer, everyMs: 500, most, mayAskAgain: () => true }, pause);
  const later = async () => {
    pauses.pop()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, outcome, later };
}

test('who answers in time is asked once', async () => {
  const { asked, outcome } = stage();
  asked[0]?.answer('here');
  expect(await outcome).toBe('here');
  expect(asked).toHaveLength(1);
});

test('while nothing answers another one is asked, and the first answer counts', async () => {
  const { asked, outcome, later } = stage();
  await later();
  await later();
  await later();
  expect(asked).toHaveLength(3);
  asked[1]?.answer('here');
  expect(await outcome).toBe('here');
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
});

test('what fails at once is not asked again', async () => {
  const { asked, outcome, later } = stage();
  asked[0]?.fail('refused');
  await expect(outcome).rejects.toThrow('refused');
  await later();
  expect(asked).toHaveLength(1);
});

test('one that fails does not end it while another one may answer', async () => {
  const { asked, outcome, later } = stage();
  await later();
  asked[0]?.fail('lost');
  asked[1]?.answer('here');
  expect(await outcome).toBe('here');
});

test('a refusal is an answer', async () => {
  const { asked, outcome, later } = stage();
  await later();
  asked[0]?.fail('no');
  await expect(outcome).rejects.toThrow('no');
  expect(asked[1]?.signal.aborted).toBe(true);
});

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
