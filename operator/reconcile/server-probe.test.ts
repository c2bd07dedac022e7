import { AnswerTracker } from './server-probe.ts';

const silentMs = 2_500;
const running = ['a', 'b', 'c', 'd', 'e', 'f'];
/** How long ago each of them last reported. */
const seen = (nowMs: number, ages: Readonly<Record<string, number>>) => ({
  running,
  reports: new Map(running.map((name) => [name, { freshMs: nowMs - (ages[name] ?? 0), report: {} as never }])),
});

test('while all report nobody is asked', () => {
  expect(new AnswerTracker().choose(seen(10_000, {}), silentMs, 10_000)).toEqual([]);
});

test('who is silent is asked, and some who are not', () => {
  expect(new AnswerTracker().choose(seen(10_000, { e: 3_000 }), silentMs, 10_000)).toEqual(['e', 'a', 'b', 'c']);
});

test('who never reported is silent', () => {
  expect(new AnswerTracker().choose({ running: ['a', 'b'], reports: new Map() }, silentMs, 10_000)).toEqual(['a', 'b']);
});

test('nobody is asked again before there was an answer, and a second has passed since', () => {
  const tracker = new AnswerTracker();
  const choose = (nowMs: number) => tracker.choose(seen(nowMs, { a: 60_000, b: 60_000, c: 60_000, d: 60_000, e: 60_000 }), silentMs, nowMs);
  expect(choose(10_000)).toEqual(running);
  for (const name of ['a', 'f']) tracker.note(name, name === 'f', 10_400);
  expect(choose(11_000)).toEqual([]);
  expect(choose(11_400)).toEqual(['a', 'f']);
  expect(tracker.answers(11_400)).toEqual(new Map([['a', false], ['f', true]]));
});

test('the first answer is news, and one that differs', () => {
  const tracker = new AnswerTracker();
  expect([true, true, false, false].map((answered) => tracker.note('a', answered, 1_000))).toEqual([true, false, true, false]);
});

test('what was said counts for a while', () => {
  const tracker = new AnswerTracker();
  tracker.note('a', false, 1_000);
  tracker.note('b', true, 4_000);
  expect(tracker.answers(6_500)).toEqual(new Map([['b', true]]));
});
