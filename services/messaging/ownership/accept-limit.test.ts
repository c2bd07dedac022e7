import { AcceptLimit } from './accept-limit.ts';

/** Devices that come back when they are told to: when each was taken, in milliseconds. */
function storm(limit: AcceptLimit, devices: number): number[] {
  const due = Array.from({ length: devices }, () => 0);
  const taken: number[] = [];
  while (due.length > 0) {
    due.sort((a, b) => a - b);
    const nowMs = due.shift() ?? 0;
    const waitMs = limit.tryAccept(nowMs);
    if (waitMs === 0) taken.push(nowMs);
    else due.push(nowMs + waitMs);
  }
  return taken;
}

const peakIn = (taken: readonly number[], windowMs: number) =>
  Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + windowMs).length));

test('devices that all come at once are taken at the rate, and told once when to come back', () => {
  let asked = 0;
  const limit = new AcceptLimit(100);
  const counting = { tryAccept: (nowMs: number) => (asked++, limit.tryAccept(nowMs)) };
  const taken = storm(counting as AcceptLimit, 1_000);
  expect(taken).toHaveLength(1_000);
  expect(peakIn(taken, 1_000)).toBeLessThanOrEqual(120);
  expect(Math.max(...taken)).toBeLessThanOrEqual(11_000);
  expect(asked).toBeLessThanOrEqual(2_100);
});

test('devices that come now and then do not wait', () => {
  const limit = new AcceptLimit(10);
  for (let nowMs = 0; nowMs < 10_000; nowMs += 100) expect(limit.tryAccept(nowMs)).toBe(0);
});

test('after a pause a few may come at once', () => {
  const limit = new AcceptLimit(50);
  limit.tryAccept(0);
  const taken = Array.from({ length: 30 }, () => limit.tryAccept(60_000)).filter((waitMs) => waitMs === 0);
  expect(taken.length).toBeGreaterThanOrEqual(10);
  expect(taken.length).toBeLessThanOrEqual(11);
});
