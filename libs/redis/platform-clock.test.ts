import fc from 'fast-check';
import { PlatformClock } from './platform-clock.ts';

const startMs = Date.UTC(2026, 0, 1);

/** A machine and a Redis whose times a test sets; answers take `tripMs` of which `backMs` are the way back. */
function buildMachine() {
  const machine = { elapsedMs: 0, wallAheadMs: 0, redisAheadMs: 0, tripMs: 0, backMs: 0, changes: [] as boolean[] };
  const clock = new PlatformClock({
    ask: async () => {
      machine.elapsedMs += machine.tripMs - machine.backMs;
      const redisMs = startMs + machine.elapsedMs + machine.redisAheadMs;
      machine.elapsedMs += machine.backMs;
      return redisMs;
    },
    wall: () => startMs + machine.elapsedMs + machine.wallAheadMs,
    monotonic: () => machine.elapsedMs,
    onChange: (isOff) => machine.changes.push(isOff),
  });
  const sample = async (times: number) => {
    for (let taken = 0; taken < times; taken++) {
      machine.elapsedMs += 2_000;
      await clock.sample();
    }
  };
  const pass = (ms: number) => (machine.elapsedMs += ms);
  return { machine, clock, sample, pass };
}

test.each([[7_200_000, 'ahead of'], [-7_200_000, 'behind']])('a machine that is %d ms off is not ready and says so, and its time is that of Redis', async (aheadMs, words) => {
  const { machine, clock, sample } = buildMachine();
  machine.wallAheadMs = aheadMs;
  await sample(5);
  expect(clock.reasons()).toEqual([`the clock is 7200.0 s ${words} the clock of redis`]);
  expect(clock.offsetMs).toBe(aheadMs);
  expect(clock.now()).toBe(startMs + machine.elapsedMs);
});

test('a jump is noticed at once, without asking Redis, and does not move the time', async () => {
  const { machine, clock, sample, pass } = buildMachine();
  await sample(5);
  expect(clock.isOff).toBe(false);
  const before = clock.now();
  machine.wallAheadMs = -3_600_000;
  expect([clock.isOff, clock.now()]).toEqual([true, before]);
  machine.wallAheadMs = 0;
  pass(29_000);
  expect(clock.reasons()).toEqual(['the clock was off a moment ago']);
  pass(2_000);
  expect(clock.reasons()).toEqual([]);
  expect(machine.changes).toEqual([true, false]);
});

test('up to a second is not off, and a slow answer does not make it so', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: -900, max: 900 }), fc.nat({ max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), async (aheadMs, tripMs, back) => {
    const { machine, clock, sample } = buildMachine();
    machine.wallAheadMs = aheadMs;
    await sample(5);
    Object.assign(machine, { tripMs, backMs: tripMs * back });
    await sample(2);
    expect(clock.isOff).toBe(false);
    expect(Math.abs(clock.offsetMs - aheadMs)).toBeLessThanOrEqual(1);
  }));
});

test('a Redis with another time, after a failover, is followed once it has said so three times', async () => {
  const { machine, clock, sample } = buildMachine();
  await sample(5);
  machine.redisAheadMs = 60_000;
  await sample(2);
  expect(clock.isOff).toBe(false);
  await sample(1);
  expect(clock.reasons()).toEqual(['the clock is 60.0 s behind the clock of redis']);
});

test('before Redis was asked the time is the machine\'s', () => {
  const { clock } = buildMachine();
  expect(clock.now()).toBe(startMs);
});
