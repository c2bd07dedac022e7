import { eventually } from '../../test/support/eventually.ts';
import { LastKnown } from './last-known.ts';

test('a value is read again and again, the last one stays while it cannot be read, and its age grows', async () => {
  let [nowMs, reads, isAway] = [0, 0, false];
  const known = new LastKnown({
    read: async () => {
      if (isAway) throw new Error('away');
      return ++reads;
    },
    everyMs: 5,
    clock: () => nowMs,
  });
  expect(known.look()).toBeUndefined();
  known.start();
  await eventually(() => expect(known.look()?.value).toBeGreaterThan(2));
  isAway = true;
  nowMs = 7_000;
  await eventually(() => expect(known.look()?.ageMs).toBe(7_000));
  isAway = false;
  await eventually(() => expect(known.look()?.ageMs).toBe(0));
  known.stop();
});

test('a store that hangs gets one read at a time', async () => {
  let [begun, hangs] = [0, true];
  const hanging = Promise.withResolvers<undefined>();
  const known = new LastKnown({
    read: async () => {
      begun++;
      if (hangs) await hanging.promise;
      return begun;
    },
    everyMs: 1,
    clock: () => 0,
  });
  known.start();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([begun, known.look()]).toEqual([1, undefined]);
  hangs = false;
  hanging.resolve(undefined);
  await eventually(() => expect(known.look()?.value).toBeGreaterThan(1));
  known.stop();
});
