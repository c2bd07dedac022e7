import { AcceptLimit } from './accept-limit.ts';

interface Storm {
  /** When each device had its turn, in milliseconds. */
  readonly taken: readonly number[];
  /** How often one was asked. */
  readonly asked: number;
  /** Longest time in line. */
  readonly waitedMs: number;
}

/** Devices that connect at the same moment, and retry when they are due, up to `lateMs` later. */
function storm(limit: AcceptLimit, devices: number, lateMs = 0): Storm {
  const due = Array.from({ length: devices }, () => 0);
  const taken: number[] = [];
  let [asked, waitedMs] = [0, 0];
  while (due.length > 0) {
    due.sort((a, b) => a - b);
    const nowMs = due.shift() ?? 0;
    const turn = limit.takeTurn(nowMs);
    if (turn.kind === 'refused') due.push(nowMs + turn.comeBackMs + ((asked * 7_919) % 100) * (lateMs / 100));
    else {
      taken.push(nowMs + turn.afterMs);
      waitedMs = Math.max(waitedMs, turn.afterMs);
    }
    asked++;
  }
  return { taken, asked, waitedMs };
}

const peakIn = (taken: readonly number[], windowMs: number) =>
  Math.max(...taken.map((from) => taken.filter((at) => at >= from && at < from + windowMs).length));

test.each([0, 200])('devices that all come at once are taken at the rate, none is told twice to come back, though they are up to %i ms late', (lateMs) => {
  const { taken, asked, waitedMs } = storm(new AcceptLimit(100), 1_000, lateMs);
  expect(taken).toHaveLength(1_000);
  expect(peakIn(taken, 1_000)).toBeLessThanOrEqual(120);
  expect(Math.max(...taken)).toBeLessThanOrEqual(10_000);
  // Those of the burst and of a line of 4 seconds are asked once.
  expect(asked).toBe(2_000 - 20 - 401);
  expect(waitedMs).toBeLessThanOrEqual(4_000);
});

test('devices that come now and then do not wait', () => {
  const limit = new AcceptLimit(10);
  for (let nowMs = 0; nowMs < 10_000; nowMs += 100) expect(limit.takeTurn(nowMs)).toEqual({ kind: 'turn', afterMs: 0 });
});

test('after a pause a few may come at once', () => {
  const limit = new AcceptLimit(50);
  limit.takeTurn(0);
  const taken = Array.from({ length: 30 }, () => limit.takeTurn(60_000)).filter((turn) => turn.kind === 'turn' && turn.afterMs === 0);
  expect(taken.length).toBeGreaterThanOrEqual(10);
  expect(taken.length).toBeLessThanOrEqual(11);
});
