import { jest } from '@jest/globals';
import { Linger } from './linger.ts';

let nowMs = 100;
let linger: Linger;
beforeEach(() => {
  linger = new Linger(() => nowMs);
});

/** Which of two is over first; timers stand still. */
const firstOf = (gathered: Promise<void>) =>
  Promise.race([gathered.then(() => 'gathered'), turns(3).then(() => 'three turns')]);
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance', 'nextTick', 'queueMicrotask', 'Date'] }));
afterEach(() => void jest.useRealTimers());

test('the first send begins its batch at once', async () => {
  expect(await firstOf(linger.gather())).toBe('gathered');
});

test('the first send after a quiet moment begins its batch at once', async () => {
  await linger.gather();
  nowMs += 5;
  expect(await firstOf(linger.gather())).toBe('gathered');
});

test('a send soon after a batch has begun waits for others', async () => {
  await linger.gather();
  nowMs += 4;
  const gathered = linger.gather();
  expect(await firstOf(gathered)).toBe('three turns');
  await jest.advanceTimersByTimeAsync(1);
  await gathered;
});
