import { groupId, lineage, messageId, sequence, userId } from '@cecochat/contracts';
import { Seen } from './seen.ts';

const event = (sender: number, device: string, number: number, since = 1) => ({
  sender: userId(sender), device, lineage: lineage(since), sequence: sequence(number), messageId: messageId(1), receiver: userId(9),
});
const inGroup = (group: number, seq: number, number = 1) => {
  return { ...event(1, 'phone', number), receiver: undefined, group: groupId(group), seq, n: 0 };
};
const isNew = (seen: Seen, ...added: Parameters<Seen['add']>) => seen.add(...added).kind === 'new';

test('an event is new once, by the highest sequence of its device', () => {
  const seen = new Seen(10);
  expect([1, 2, 2, 1, 5, 4, 6].map((number) => isNew(seen, event(1, 'phone', number)))).toEqual([true, true, false, false, true, false, true]);
  expect(isNew(seen, event(1, 'desk', 1))).toBe(true);
  expect(isNew(seen, event(2, 'phone', 1))).toBe(true);
});

test('a device that begins again in a newer lineage is new, and what is left of the older one is a repeat', () => {
  const seen = new Seen(10);
  const steps = [[1, 1], [1, 2], [2, 1], [1, 2], [1, 3], [2, 1], [2, 2], [5, 1], [2, 3]] as const;
  expect(steps.map(([since, number]) => isNew(seen, event(1, 'phone', number, since)))).toEqual([true, true, true, false, false, false, true, true, false]);
});

test('what is remembered is as it was, whatever the device is called', () => {
  const seen = new Seen(10);
  seen.add(event(7, 'a/b', 3));
  expect(seen.highWaters()).toEqual([{ sender: '7', device: 'a/b', lineage: 1, sequence: 3 }]);
  expect(isNew(new Seen(10, seen.highWaters()), event(7, 'a/b', 3))).toBe(false);
});

test('the devices that sent last are known, up to the capacity', () => {
  const seen = new Seen(2);
  seen.add(event(1, 'a', 1));
  seen.add(event(2, 'b', 1));
  seen.add(event(1, 'a', 2));
  seen.add(event(3, 'c', 1));
  expect(seen.highWaters().map(({ sender }) => sender)).toEqual(['1', '3']);
});

test('an event of a group is new once, by the highest seq of its group, whatever its device has sent elsewhere', () => {
  const seen = new Seen(10);
  expect(isNew(seen, event(1, 'phone', 9))).toBe(true);
  expect([1, 2, 2, 1, 3].map((seq) => isNew(seen, inGroup(5, seq, seq)))).toEqual([true, true, false, false, true]);
  expect(isNew(seen, inGroup(6, 1))).toBe(true);
  expect(isNew(seen, event(1, 'phone', 10))).toBe(true);
});

test('events of a group that are missing are named, but for those before the first one that is seen', () => {
  const seen = new Seen(10);
  expect([40, 41, 45, 46].map((seq) => seen.add(inGroup(5, seq)))).toEqual([
    { kind: 'new' }, { kind: 'new' }, { kind: 'new', lacksFrom: 42 }, { kind: 'new' },
  ]);
  const later = new Seen(10, [], seen.groupHighWaters());
  expect([46, 47, 49].map((seq) => later.add(inGroup(5, seq)))).toEqual([{ kind: 'repeat' }, { kind: 'new' }, { kind: 'new', lacksFrom: 48 }]);
});

test('the groups that have had events last are known, up to the capacity', () => {
  const seen = new Seen(2);
  for (const [group, seq] of [[1, 1], [2, 1], [1, 2], [3, 1]] as const) seen.add(inGroup(group, seq));
  expect(seen.groupHighWaters()).toEqual([{ group: '1', seq: 2 }, { group: '3', seq: 1 }]);
});
