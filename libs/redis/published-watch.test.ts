import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { BadValue, PublishedWatch } from './published-watch.ts';

/** A published value, as the watch reads it: the subscriber never connects, so polling finds the value. */
class Published {
  readonly redis = { duplicate: () => Object.assign(new EventEmitter(), { status: 'connecting', connect: () => Promise.reject(new Error('away')), disconnect: () => undefined }) } as unknown as Redis;
  readonly logged: string[] = [];
  value: number | undefined;
  failure: Error | undefined;
  bad = 0;
  copy: number | undefined;
  copyFailure: Error | undefined;

  watch(): PublishedWatch<number> {
    return new PublishedWatch<number>({
      redis: this.redis,
      logger: { ...silentLogger, warn: (_: object, message: string) => void this.logged.push(message) },
      name: 'the number',
      read: () => (this.failure === undefined ? Promise.resolve(this.value) : Promise.reject(this.failure)),
      accepts: (current, next) => next > (current ?? 0),
      readCopy: () => (this.copyFailure === undefined ? Promise.resolve(this.copy) : Promise.reject(this.copyFailure)),
      onBad: () => void this.bad++,
      pollMs: 10,
    });
  }
}

let published: Published;
let watch: PublishedWatch<number>;
beforeEach(() => {
  published = new Published();
  watch = published.watch();
});
afterEach(() => watch.stop());

test('a listener gets the present value at once and every new one that is accepted, until it is removed', async () => {
  published.value = 2;
  await watch.start();
  const seen: number[] = [];
  const remove = watch.onChange((value) => void seen.push(value));
  for (const value of [3, 1, 4]) {
    published.value = value;
    expect(await watch.refresh()).toBe(true);
  }
  expect(seen).toEqual([2, 3, 4]);
  remove();
  published.value = 5;
  await watch.refresh();
  expect(seen).toEqual([2, 3, 4]);
  expect(watch.current()).toBe(5);
});

test('a listener that throws keeps no other from getting the value, is reported, and gets the next one', async () => {
  const [failing, other]: [number[], number[]] = [[], []];
  watch.onChange((value) => {
    failing.push(value);
    throw new Error('broken');
  });
  watch.onChange((value) => void other.push(value));
  published.value = 1;
  expect(await watch.refresh()).toBe(true);
  published.value = 2;
  expect(await watch.refresh()).toBe(true);
  expect({ failing, other }).toEqual({ failing: [1, 2], other: [1, 2] });
  expect(published.logged).toEqual(['a listener of the number failed', 'a listener of the number failed']);
});

test('a value that cannot be understood is counted each time and logged once, and the last good one stays', async () => {
  published.value = 1;
  await watch.refresh();
  published.failure = new BadValue('the key: is no number');
  for (let time = 0; time < 3; time++) expect(await watch.refresh()).toBe(false);
  expect({ current: watch.current(), bad: published.bad, logged: published.logged.length }).toEqual({ current: 1, bad: 3, logged: 1 });
  published.failure = undefined;
  published.value = 2;
  await watch.refresh();
  expect(watch.current()).toBe(2);
});

test('while Redis is away the last value stays, nothing is bad, and the value is found by polling when it is back', async () => {
  published.failure = new Error('away');
  await watch.start();
  expect({ current: watch.current(), bad: published.bad }).toEqual({ current: undefined, bad: 0 });
  published.failure = undefined;
  published.value = 7;
  await eventually(() => expect(watch.current()).toBe(7));
});

test.each([['away', new Error('away')], ['garbage', new BadValue('the key: is no number')], ['empty', undefined]])('while Redis is %s a copy counts and is followed, until Redis has given a value', async (_how, failure) => {
  [published.failure, published.copy] = [failure, 3];
  await watch.refresh();
  expect(watch.current()).toBe(3);
  published.copy = 5;
  await watch.refresh();
  expect(watch.current()).toBe(5);
  expect(published.logged.filter((line) => line.includes('copy'))).toEqual(Array(2).fill('the number is that of a copy, until redis gives one'));
  [published.failure, published.value] = [undefined, 6];
  await watch.refresh();
  expect(watch.current()).toBe(6);
  [published.failure, published.value, published.copy] = [failure, undefined, 9];
  await watch.refresh();
  expect(watch.current()).toBe(6);
});

test('a copy that cannot be used is logged once, and replaced by the value that Redis has', async () => {
  [published.failure, published.copyFailure] = [new Error('away'), new BadValue('the copy is no number')];
  for (let time = 0; time < 3; time++) await watch.refresh();
  expect({ current: watch.current(), logged: published.logged }).toEqual({ current: undefined, logged: ['the copy of the number cannot be used'] });
  [published.failure, published.value] = [undefined, 1];
  await watch.refresh();
  expect(watch.current()).toBe(1);
});
