import fc from 'fast-check';
import { gapsIn, movesIn, peakPerServer, servingAt, type StreamSpan } from './stream-recorder.ts';

const endMs = 100;
const span = fc
  .record({ address: fc.constantFrom('a', 'b'), readyMs: fc.nat(endMs - 1), forMs: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }) })
  .map(({ address, readyMs, forMs }): StreamSpan => ({ address, epoch: 1, readyMs, endMs: forMs === undefined ? undefined : Math.min(endMs, readyMs + forMs) }));
const lives = fc.array(span, { maxLength: 8 }).map((spans) => spans.toSorted((a, b) => a.readyMs - b.readyMs));

/** Whether a stream is open in the millisecond that begins at a time. */
const isOpenAt = (spans: readonly StreamSpan[], atMs: number) => spans.some(({ readyMs, endMs: until }) => readyMs <= atMs && atMs < (until ?? endMs));

test('the gaps are the milliseconds without a stream since the first one', () => {
  fc.assert(fc.property(lives, (spans) => {
    const firstMs = spans[0]?.readyMs ?? endMs;
    const without = Array.from({ length: endMs }, (_, atMs) => atMs).filter((atMs) => atMs >= firstMs && !isOpenAt(spans, atMs));
    const told = gapsIn(spans, endMs).flatMap(({ fromMs, ms }) => Array.from({ length: ms }, (_, index) => fromMs + index));
    expect(told).toEqual(without);
  }));
});

test('a device that opens the next stream before it leaves the one before has no gap, and moved once', () => {
  const spans = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 50 }, { address: 'b', epoch: 2, readyMs: 49, endMs: undefined }];
  expect(gapsIn(spans, endMs)).toEqual([]);
  expect(movesIn(spans, 0)).toBe(1);
  expect(movesIn(spans, 60)).toBe(0);
  expect(servingAt(spans, 49)?.address).toBe('b');
  expect(servingAt(spans, 48)?.address).toBe('a');
});

test('a stream that is opened again on the same server is no move', () => {
  const spans = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 50 }, { address: 'a', epoch: 1, readyMs: 60, endMs: undefined }];
  expect([gapsIn(spans, endMs), movesIn(spans, 0)]).toEqual([[{ fromMs: 50, ms: 10 }], 0]);
});

test('the peak is the busiest window of the busiest server', () => {
  fc.assert(fc.property(fc.array(lives, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), fc.nat(20), (devices, windowMs, sinceMs) => {
    const counts = Array.from({ length: endMs }, (_, fromMs) => ['a', 'b'].map((server) => devices.flat()
      .filter(({ address, readyMs }) => address === server && readyMs > sinceMs && readyMs >= fromMs && readyMs < fromMs + windowMs).length));
    expect(peakPerServer(devices, sinceMs, windowMs)).toBe(Math.max(0, ...counts.flat()));
  }));
});
