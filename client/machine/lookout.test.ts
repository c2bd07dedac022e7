import { setTimeout as delay } from 'node:timers/promises';
import { Lookout } from './lookout.ts';

test('it looks at once, over and over, and a last time when it is told to stop', async () => {
  let [looks, last] = [0, false];
  const lookout = new Lookout(async () => {
    await delay(1);
    looks++;
    last = true;
  }, 1);
  while (looks < 3) await delay(1);
  last = false;
  await lookout.stop();
  expect(last).toBe(true);
  const then = looks;
  await delay(20);
  expect(looks).toBe(then);
});

test('who stops it hears that looking failed', async () => {
  const lookout = new Lookout(() => Promise.reject(new Error('nobody there')), 1);
  await delay(5);
  await expect(lookout.stop()).rejects.toThrow('nobody there');
});
