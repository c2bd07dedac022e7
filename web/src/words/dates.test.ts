import { dayWords, isSameDay, listWords } from './dates.ts';

const now = new Date(2026, 4, 6, 0, 30).getTime(); // A Wednesday.
const hours = (count: number) => now - count * 3_600_000;

test('days are as calendars have them, and not as 24 hours', () => {
  expect([isSameDay(now, hours(0.4)), isSameDay(now, hours(1))]).toEqual([true, false]);
  expect([hours(0.1), hours(1), hours(24), hours(25)].map((time) => dayWords(time, now))).toEqual(['Today', 'Yesterday', 'Yesterday', expect.any(String)]);
  expect(dayWords(hours(24 * 3), now)).toMatch(/day$/);
  expect(dayWords(hours(24 * 30), now)).not.toContain('2026');
  expect(dayWords(hours(24 * 300), now)).toContain('2025');
});

test('the list has the time of today, and no time where there is no message', () => {
  expect(listWords(hours(0.2), now)).toMatch(/\d\d/);
  expect([listWords(hours(2), now), listWords(0, now)]).toEqual(['Yesterday', '']);
});
