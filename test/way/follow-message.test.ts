import { filesOfEachMessage, type Stretch } from './follow-message.ts';

type Counts = Readonly<Record<string, number>>;

const stretch = (messages: number, counts: Counts, milliseconds = 1_000): Stretch => ({ messages, milliseconds, calls: new Map(Object.entries(counts)) });
const idleWith = (counts: Counts) => stretch(0, counts, 5_000);
const filesOf = (stretches: readonly Stretch[], idle: Counts = {}) => filesOfEachMessage(stretches, idleWith(idle));

test('a file is on the way when each message calls a function of it, once or several times', () => {
  expect(filesOf([stretch(50, { 'b.ts:10': 50, 'a.ts:0': 150, 'a.ts:7': 1 }), stretch(25, { 'b.ts:10': 25, 'a.ts:0': 75 })])).toEqual(['a.ts', 'b.ts']);
});

test('calls as time passes, of some messages, and none do not count', () => {
  const calls = (timer: number) => ({ 'timer.ts:0': timer, 'some.ts:0': 20, 'idle.ts:0': 0 });
  expect(filesOf([stretch(50, calls(50)), stretch(50, calls(71)), stretch(50, calls(44))])).toEqual([]);
});

test('a function of a timer does not count, and another one of its file does', () => {
  const calls = { 'poll.ts:0': 50, 'both.ts:0': 50, 'both.ts:9': 50 };
  expect(filesOf([stretch(50, calls), stretch(50, calls)], { 'poll.ts:0': 5, 'both.ts:0': 20 })).toEqual(['both.ts']);
});

test('calls without messages now and then are taken off, by how long a stretch lasted', () => {
  const slow = [stretch(50, { 'a.ts:0': 56 }, 15_000), stretch(50, { 'a.ts:0': 54 }, 10_000)];
  expect(filesOf(slow, { 'a.ts:0': 2 })).toEqual(['a.ts']);
  expect(filesOf(slow)).toEqual([]);
});

test('a stretch that a stall of the machine has spoilt hides no file, two do', () => {
  const countsOf = (...counts: readonly number[]) => counts.map((count) => stretch(50, { 'a.ts:0': count }));
  expect(filesOf(countsOf(50, 58, 51))).toEqual(['a.ts']);
  expect(filesOf(countsOf(54, 58, 51))).toEqual([]);
});
