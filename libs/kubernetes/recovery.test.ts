import { ApiError } from './api-error.ts';
import { decideRecovery } from './recovery.ts';

const backOff = { baseMs: 200, capMs: 10_000 };
const after = (error: unknown, failures = 0) => decideRecovery({ error, failures, chance: 0.5, backOff });
const failed = (status: number | undefined, retryAfterMs?: number) => new ApiError('failed', { status, reason: 'Scripted', retryAfterMs });

test('an expired position needs a list, at once the first time and later when that did not help', () => {
  expect(after(failed(410))).toEqual({ relist: true, waitMs: 0 });
  expect(after(failed(410), 3)).toEqual({ relist: true, waitMs: 800 });
});

test.each([undefined, 429, 500, 503])('after %p it goes on from where it was, and lists when that fails again and again', (status) => {
  expect([0, 1, 2, 3].map((failures) => after(failed(status), failures).relist)).toEqual([false, false, true, true]);
});

test.each([400, 403, 404])('after %p nothing but a list can tell what is there', (status) => {
  expect(after(failed(status))).toEqual({ relist: true, waitMs: 100 });
});

test('what the server asks to wait is waited', () => {
  expect(after(failed(429, 7_000)).waitMs).toBe(7_100);
});

test('an error of another kind says nothing about what is known, so everything is listed', () => {
  expect(after(new TypeError('a bug'))).toEqual({ relist: true, waitMs: 100 });
});
