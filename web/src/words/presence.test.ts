import { timeWords } from './dates.ts';
import { presenceWords } from './presence.ts';

const nowMs = new Date(2026, 10, 20, 12, 0).getTime();
const seenAt = (lastSeenMs: number | undefined) => presenceWords({ state: 'offline', lastSeenMs }, nowMs);

test('a user who is there is online or away, and of one who is not known nothing is shown', () => {
  expect(presenceWords({ state: 'online' }, nowMs)).toBe('Online');
  expect(presenceWords({ state: 'idle' }, nowMs)).toBe('Away');
  expect([presenceWords(undefined, nowMs), seenAt(undefined)]).toEqual(['', '']);
});

test('a user who has left was last seen at a day and a time', () => {
  const [today, yesterday] = [new Date(2026, 10, 20, 9, 5).getTime(), new Date(2026, 10, 19, 23, 5).getTime()];
  expect(seenAt(nowMs - 59_000)).toBe('Last seen just now');
  expect(seenAt(today)).toBe(`Last seen today at ${timeWords(today)}`);
  expect(seenAt(yesterday)).toBe(`Last seen yesterday at ${timeWords(yesterday)}`);
  expect(seenAt(new Date(2026, 10, 16, 9, 5).getTime())).toMatch(/^Last seen \S+ at /);
});
