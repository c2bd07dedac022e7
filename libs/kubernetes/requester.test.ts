import { ApiError } from './api-error.ts';
import { decideRepeat } from './requester.ts';

const failed = (status: number | undefined, retryAfterMs?: number) => new ApiError('failed', { status, reason: 'Scripted', retryAfterMs });
const read = { attempt: 0, chance: 0.5, leftMs: 10_000 };

test.each([undefined, 408, 429, 500, 503])('a read that failed with %p is repeated three times', (status) => {
  expect([0, 1, 2, 3].map((attempt) => decideRepeat({ ...read, attempt, error: failed(status) }) !== undefined)).toEqual([true, true, true, false]);
});

test.each([400, 401, 403, 404, 405, 410, 422])('a read that failed with %p is not repeated', (status) => {
  expect(decideRepeat({ ...read, error: failed(status) })).toBeUndefined();
});

test('nothing is begun that cannot be done before the deadline', () => {
  expect(decideRepeat({ ...read, leftMs: 4_000, error: failed(429, 5_000) })).toBeUndefined();
  expect(decideRepeat({ ...read, leftMs: 6_000, error: failed(429, 5_000) })).toBe(5_050);
});
