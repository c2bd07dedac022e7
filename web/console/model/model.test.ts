import { headlineOf } from './headline.ts';
import { hueOf } from './hues.ts';
import { layoutLanes } from './lane-layout.ts';
import { movesEnded, movesInProgress, rangesOf } from './moves.ts';
import { agoOf, countOf, counted, durationOf, rateOf } from './numbers.ts';
import { describePartition, partitionRow, strengthOf } from './partition-words.ts';
import { addSample, linePoints } from './samples.ts';
import type { ConsoleFinished, ConsoleHandover, ConsolePlatform, ConsoleServer } from './state.ts';
import { troubleOf } from './watch-state.ts';

const server = (name: string, connections = 0): ConsoleServer => ({
  name, address: 'a:1', version: 'v1', role: 'active', health: 'healthy', state: 'serving', partitions: '', partitionCount: 0, connections, sendsPerSecond: 1,
  deliveriesPerSecond: 2, epoch: 3,
});
const handover = (partition: number, change: Partial<ConsoleHandover> = {}): ConsoleHandover => ({
  partition, from: 'messaging-0', to: 'messaging-1', state: 'warming', beganMs: 1_000, sinceMs: 1_000, devices: 4, left: 4, ...change,
});
const platform: ConsolePlatform = {
  name: 'sample', version: 'v1', epoch: 3, manifest: { wanted: 2, mode: 'followed', problems: [] }, counts: null, servers: [server('messaging-0', 5), server('messaging-1', 2)],
  partitions: { owners: [0, 1, 0, null], devices: [3, 2, 2, 0], watermarks: [10, 4, null, 1], behind: [0, 2, null, 0], gaps: [0, 0, 0, 1] },
  handovers: [], waiting: 0, finished: [], lag: { records: 2, gaps: 0, unknown: 1 }, events: [], plan: null, processes: [],
  conditions: [{ type: 'Ready', status: true, reason: 'AllPartitionsServed', message: 'all', isGood: true }],
};

test('each server has a lane with its partitions in order; those without a server have one at the end', () => {
  const { lanes, arcs, height } = layoutLanes(platform, 800);
  expect(lanes.map((lane) => [lane.server, lane.cells.map(({ partition, kind }) => `${partition} ${kind}`)])).toEqual([
    ['messaging-0', ['0 owned', '2 owned']], ['messaging-1', ['1 owned']], [undefined, ['3 unserved']],
  ]);
  expect(arcs).toEqual([]);
  expect(lanes.at(-1)).toMatchObject({ y: height - (lanes.at(-1)?.height ?? 0) });
});

test('a partition on its way is in both lanes: it arrives where its log is read, and leaves where devices are still', () => {
  const handovers = [handover(0), handover(1, { from: 'messaging-0', to: 'messaging-1', state: 'draining' })];
  const { lanes, arcs } = layoutLanes({ ...platform, handovers }, 800);
  expect(lanes.slice(0, 2).map(({ cells }) => cells.map(({ partition, kind }) => `${partition} ${kind}`))).toEqual([
    ['0 owned', '1 leaving', '2 owned'], ['0 arriving', '1 owned'],
  ]);
  expect(arcs.map(({ partition, state }) => [partition, state])).toEqual([[0, 'warming'], [1, 'draining']]);
  for (const { from, to } of arcs) expect(to.y).toBeGreaterThan(from.y);
});

test.each([[320, 36, 2], [320, 2_000, 20], [1_000, 36, 2], [1_000, 10_000, 100]])('in %d pixels %d partitions of %d servers have places of their own', (width, count, servers) => {
  const shown = {
    servers: Array.from({ length: servers }, (_, index) => ({ name: `messaging-${index}` })), handovers: [],
    partitions: { owners: Array.from({ length: count }, (_, index) => index % servers) },
  };
  const { lanes, size, height } = layoutLanes(shown, width);
  const cells = lanes.flatMap((lane) => lane.cells);
  expect(new Set(cells.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
  for (const { x, y } of cells) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + size).toBeLessThanOrEqual(width);
    expect(y + size).toBeLessThanOrEqual(height);
  }
});

test('handovers of one way are one move, with their devices together', () => {
  const moves = movesInProgress([handover(5), handover(3), handover(4, { state: 'draining', devices: 6, left: 2 })], 3_500);
  expect(moves.map(({ state, partitions, devices, left, tookMs }) => [state, rangesOf(partitions), devices, left, tookMs])).toEqual([
    ['warming', '3, 5', 8, 8, 2_500], ['draining', '4', 6, 2, 2_500],
  ]);
  const ended = (partition: number, atMs: number): ConsoleFinished => ({ partition, from: 'a', to: 'b', outcome: 'moved', devices: 1, left: 0, tookMs: 9, atMs });
  expect(movesEnded([ended(7, 60_000), ended(6, 59_000), ended(5, 10_000)]).map(({ partitions, atMs }) => [rangesOf(partitions), atMs])).toEqual([['6-7', 60_000], ['5', 10_000]]);
});

test('the headline is what is most urgent', () => {
  expect(headlineOf(platform)).toMatchObject({ tone: 'good', title: 'All 4 partitions are served', detail: 'version v1 · routing epoch 3' });
  expect(headlineOf({ ...platform, handovers: [handover(1)], waiting: 2 })).toMatchObject({ tone: 'busy', title: '1 partition is moving', detail: expect.stringContaining('2 more wait') as string });
  const manifest = { ...platform.manifest, problems: ['spec.partitions cannot change'] };
  expect(headlineOf({ ...platform, manifest })).toEqual({ tone: 'bad', title: 'The manifest is not followed', detail: 'spec.partitions cannot change' });
  const bad = (type: string, message: string) => ({ type, status: false, reason: 'Bad', message, isGood: false });
  expect(headlineOf({ ...platform, manifest, conditions: [bad('Balanced', 'uneven'), bad('Ready', 'one is down')] })).toMatchObject({ tone: 'bad', title: 'One is down' });
  expect(headlineOf({ ...platform, conditions: [] })).toMatchObject({ tone: 'busy', title: 'No operator has reported yet' });
});

test('a partition is described in words, for those who do not see the map', () => {
  const words = (partition: number, change: Partial<ConsolePlatform> = {}) => describePartition(partitionRow({ ...platform, ...change }, partition));
  expect(words(1)).toBe('Partition 1 · messaging-1 · 2 devices · history 2 behind · watermark 4');
  expect(words(3)).toBe('Partition 3 · no server · 0 devices · history complete, 1 gap · watermark 1');
  expect(words(2)).toBe('Partition 2 · messaging-0 · 2 devices · history unknown');
  expect(words(0, { handovers: [handover(0, { state: 'draining', left: 1 })] })).toContain(' · 1 device still on messaging-0 · ');
  expect(() => words(9)).toThrow(RangeError);
});

test('strength is in steps of the highest value, and nothing is nothing', () => {
  expect([0, 1, 25, 26, 100].map((value) => strengthOf(value, 100))).toEqual([0, 1, 1, 2, 4]);
  expect(strengthOf(0, 0)).toBe(0);
});

test('neighbours among servers have other colours, and each keeps its own', () => {
  expect(new Set(Array.from({ length: 8 }, (_, index) => hueOf(`messaging-${index}`))).size).toBe(8);
  expect(hueOf('messaging-9')).toBe(hueOf('messaging-1'));
  expect(hueOf('sample')).toBeLessThan(8);
});

test('samples are of the last three minutes, one for each document', () => {
  const at = (atMs: number) => ({ schema: 1 as const, atMs, platforms: [], platform });
  const once = addSample([], at(1));
  expect(once).toEqual([{ atMs: 1, devices: 7, sends: 2, deliveries: 4, behind: 2 }]);
  expect(addSample(once, at(1))).toBe(once);
  let many = once;
  for (let second = 2; second < 300; second++) many = addSample(many, at(second));
  expect([many.length, many.at(-1)?.atMs]).toEqual([180, 299]);
  expect(linePoints([0, 10], 179, 100)).toBe('178.0,100.0 179.0,10.0');
});

test('numbers, durations and times are short', () => {
  expect([countOf(12_345), countOf(1_234_567), rateOf(3.14159), rateOf(1_234.5)]).toEqual(['12,345', '1.2M', '3.1', '1,235']);
  expect([counted(1, 'gap'), counted(2, 'partition is', 'partitions are')]).toEqual(['1 gap', '2 partitions are']);
  expect([900, 12_400, 61_000, 7_300_000, 200_000_000].map(durationOf)).toEqual(['0.9 s', '12 s', '1 min', '2 h', '2 days']);
  expect([agoOf(500, 1_000), agoOf(1_000, 6_500), agoOf(0, 61_000)]).toEqual(['now', '5 s ago', '1 min ago']);
});

test('a refused token is asked for again, all else is tried again', () => {
  expect([401, 403, 500, 503].map((status) => troubleOf(status, 'why').kind)).toEqual(['token', 'token', 'away', 'away']);
});
