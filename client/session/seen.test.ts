import { lineage, sequence, userId } from '@cecochat/contracts';
import { Seen } from './seen.ts';

const event = (sender: number, device: string, number: number, since = 1) => ({ sender: userId(sender), device, lineage: lineage(since), sequence: sequence(number) });

test('an event is new once, by the highest sequence of its device', () => {
  const seen = new Seen(10);
  expect([1, 2, 2, 1, 5, 4, 6].map((number) => seen.add(event(1, 'phone', number)))).toEqual([true, true, false, false, true, false, true]);
  expect(seen.add(event(1, 'desk', 1))).toBe(true);
  expect(seen.add(event(2, 'phone', 1))).toBe(true);
});

test('a device that begins again in a newer lineage is new, and what is left of the older one is a repeat', () => {
  const seen = new Seen(10);
  const steps = [[1, 1], [1, 2], [2, 1], [1, 2], [1, 3], [2, 1], [2, 2], [5, 1], [2, 3]] as const;
  expect(steps.map(([since, number]) => seen.add(event(1, 'phone', number, since)))).toEqual([true, true, true, false, false, false, true, true, false]);
});

test('what is remembered is as it was, whatever the device is called', () => {
  const seen = new Seen(10);
  seen.add(event(7, 'a/b', 3));
  expect(seen.highWaters()).toEqual([{ sender: '7', device: 'a/b', lineage: 1, sequence: 3 }]);
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
