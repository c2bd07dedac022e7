import { sequence, userId } from '@cecochat/contracts';
import { backOffMs } from './back-off.ts';
import { Seen } from './seen.ts';

const event = (sender: number, device: string, number: number) => ({ sender: userId(sender), device, sequence: sequence(number) });

test('an event is new once, by the highest sequence of its device', () => {
  const seen = new Seen(10);
  expect([1, 2, 2, 1, 5, 4, 6].map((number) => seen.add(event(1, 'phone', number)))).toEqual([true, true, false, false, true, false, true]);
  expect(seen.add(event(1, 'desk', 1))).toBe(true);
  expect(seen.add(event(2, 'phone', 1))).toBe(true);
});

test('what is remembered is as it was, whatever the device is called', () => {
  const seen = new Seen(10);
  seen.add(event(7, 'a/b', 3));
  expect(seen.highWaters()).toEqual([{ sender: '7', device: 'a/b', sequence: 3 }]);
  expect(new Seen(10, seen.highWaters()).add(event(7, 'a/b', 3))).toBe(false);
});

test('the devices that sent last are known, up to the capacity', () => {
  const seen = new Seen(2);
  seen.add(event(1, 'a', 1));
  seen.add(event(2, 'b', 1));
  seen.add(event(1, 'a', 2));
  seen.add(event(3, 'c', 1));
  expect(seen.highWaters().map(({ sender }) => sender)).toEqual(['1', '3']);
});

test('back-off is a random part of a bound that doubles up to a cap, after the hint', () => {
  const backOff = { baseMs: 100, capMs: 10_000 };
  expect([0, 1, 2, 6, 7, 2_000].map((attempts) => backOffMs(backOff, attempts, 0.5))).toEqual([50, 100, 200, 3_200, 5_000, 5_000]);
  expect(backOffMs(backOff, 3, 0)).toBe(0);
  expect(backOffMs(backOff, 0, 0.5, 2_000)).toBe(2_050);
});
