import { VersionConflict } from '@cecochat/runtime';
import { eventually } from '../../test/support/eventually.ts';
import { Reconciler } from './run-reconciler.ts';

const anHourMs = 3_600_000;
let stop: AbortController;
let running: Promise<void>;
let begun: number[];

function start(round: (number: number) => Promise<number>, onError: (error: unknown) => void = () => undefined): Reconciler {
  stop = new AbortController();
  begun = [];
  const reconciler = new Reconciler({
    round: () => {
      begun.push(performance.now());
      return round(begun.length);
    },
    onError, random: () => 1, signal: stop.signal,
  });
  running = reconciler.run();
  return reconciler;
}
afterEach(async () => {
  stop.abort();
  await running;
});

test('the next round comes when it is due, or when something happens', async () => {
  const reconciler = start(async (number) => (number === 1 ? 60 : anHourMs));
  await eventually(() => expect(begun).toHaveLength(2));
  reconciler.wake();
  await eventually(() => expect(begun).toHaveLength(3));
});

test('what happens during a round is not missed', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const reconciler = start(async (number) => {
    if (number === 1) await promise;
    return anHourMs;
  });
  reconciler.wake();
  resolve(undefined);
  await eventually(() => expect(begun).toHaveLength(2));
});

test('a failure is told and tried again after a pause that grows; a conflict is tried again at once', async () => {
  const errors: unknown[] = [];
  start(async (number) => {
    if (number <= 3) throw new Error(`${number}`);
    if (number === 4) throw new VersionConflict('somebody was faster');
    return anHourMs;
  }, (error) => errors.push(error));
  await eventually(() => expect(begun).toHaveLength(5));
  expect(errors.map(String)).toEqual(['Error: 1', 'Error: 2', 'Error: 3']);
  const pauses = begun.slice(1).map((atMs, index) => atMs - (begun[index] ?? 0));
  expect(pauses[0]).toBeGreaterThanOrEqual(95);
  expect(pauses[2]).toBeGreaterThanOrEqual(395);
  expect(pauses[3]).toBeLessThan(395);
});
