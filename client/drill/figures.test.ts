import fc from 'fast-check';
import { figuresOf, spreadOf, type DrillRecord } from './figures.ts';

const stays = [{ address: 'a', epoch: 1, readyMs: 0, endMs: undefined }];
const changed = (partition: number) => ({ partition, from: 'one', to: 'other', atMs: 40 });
const record: DrillRecord = { devices: [], changes: [], lowerBound: 0, fault: undefined, startMs: 10, endMs: 1_000 };

test('nothing happens to devices that stay', () => {
  expect(figuresOf({ ...record, devices: [{ partition: 0, spans: stays }, { partition: 1, spans: stays }] })).toEqual({
    moved: 0, lowerBound: 0, disconnectsUnmoved: 0, disconnects: 0, movesPerDeviceMax: 0, movesPerDeviceMin: 0, reconnectPeakRatio: 0,
    gapMs: { p50: 0, p99: 0, max: 0 }, resumeMs: { p50: 0, p99: 0, max: 0 },
  });
});

test('a device on a partition that did not move and was cut off counts, one that moved does not', () => {
  const cut = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 50 }, { address: 'b', epoch: 2, readyMs: 80, endMs: undefined }];
  const devices = [{ partition: 0, spans: cut }, { partition: 1, spans: cut }, { partition: 2, spans: stays }];
  const figures = figuresOf({ ...record, devices, changes: [changed(1)], lowerBound: 1 });
  expect(figures).toMatchObject({ moved: 1, lowerBound: 1, disconnects: 2, disconnectsUnmoved: 1, movesPerDeviceMax: 1, movesPerDeviceMin: 0 });
  expect(figures.gapMs).toEqual({ p50: 30, p99: 30, max: 30 });
  expect(figures.reconnectPeakRatio).toBe(0.003);
});

test('what was over before the drill began does not count', () => {
  const spans = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 3 }, { address: 'b', epoch: 1, readyMs: 9, endMs: undefined }];
  expect(figuresOf({ ...record, devices: [{ partition: 0, spans }] })).toMatchObject({ disconnects: 0, movesPerDeviceMax: 0, reconnectPeakRatio: 0 });
});

test('who was connected to the server that was hit is back with the next stream, or not at all', () => {
  const back = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 500 }, { address: 'b', epoch: 2, readyMs: 700, endMs: undefined }];
  const never = [{ address: 'a', epoch: 1, readyMs: 0, endMs: 500 }];
  const elsewhere = [{ address: 'b', epoch: 1, readyMs: 0, endMs: undefined }];
  const devices = [back, never, elsewhere].map((spans, partition) => ({ partition, spans }));
  const fault = { atMs: 490, address: 'a', partitions: new Set([0, 1]) };
  const figures = figuresOf({ ...record, devices, fault, changes: [changed(0), changed(1), changed(0)], lowerBound: 1 });
  expect(figures).toMatchObject({ moved: 3, lowerBound: 3, resumeMs: { p50: 210, p99: 510, max: 510 }, gapMs: { max: 500 } });
});

test('percentiles are values that occur, and grow', () => {
  fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (values) => {
    const { p50, p99, max } = spreadOf(values);
    expect(max).toBe(Math.max(...values));
    expect(p50 <= p99 && p99 <= max && values.includes(p50) && values.includes(p99)).toBe(true);
    expect(values.filter((value) => value <= p50).length * 2).toBeGreaterThanOrEqual(values.length);
  }));
});
