import { problemsIn, type Drill } from '../drill.ts';
import { brokenPromises, type OwnFigures } from '../drill-report.ts';
import type { Figures } from '../figures.ts';
import { crashPoints, drills } from './index.ts';

const nothing = { p50: 0, p99: 0, max: 0 };
const still: Figures = {
  moved: 0, lowerBound: 0, disconnects: 0, disconnectsUnmoved: 0, movesPerDeviceMax: 0, movesPerDeviceMin: 0, gapMs: nothing, resumeMs: nothing, reconnectPeakRatio: 0,
};
const moving: Figures = { ...still, moved: 36, lowerBound: 36, movesPerDeviceMax: 1, movesPerDeviceMin: 1, gapMs: { p50: 0, p99: 250, max: 1_000 } };

/** A drill, figures and measurements with which it just passes, and what of them breaks its row of the table. */
const rows: readonly (readonly [string, Figures, OwnFigures, readonly (Partial<Figures> | { readonly own: OwnFigures })[]])[] = [
  ['scale', moving, {}, [{ moved: 0, lowerBound: 0 }, { moved: 37 }, { disconnectsUnmoved: 1 }, { gapMs: { p50: 0, p99: 251, max: 300 } }, { gapMs: { p50: 0, p99: 0, max: 1_001 } }]],
  ['upgrade', moving, { movedToBroken: 0 }, [{ movesPerDeviceMin: 0 }, { movesPerDeviceMax: 2 }, { moved: 37 }, { own: { movedToBroken: 1 } }, { own: {} }]],
  ['kill', { ...still, resumeMs: { p50: 9, p99: 5_000, max: 6_000 }, reconnectPeakRatio: 1.2 }, { hit: 3 }, [{ resumeMs: { p50: 9, p99: 5_001, max: 6_000 } }, { reconnectPeakRatio: 1.21 }, { own: { hit: 0 } }]],
  ['hang', { ...still, resumeMs: { p50: 9, p99: 10_000, max: 11_000 } }, { accepted: 0, acceptedAnew: 0, refused: 1 }, [{ resumeMs: { p50: 9, p99: 10_001, max: 11_000 } }, { own: { accepted: 1, acceptedAnew: 0, refused: 1 } }, { own: { accepted: 0, acceptedAnew: 0, refused: 0 } }]],
  ['redis-down', still, { due: 100, ackedMeanwhile: 80, deliveredMeanwhile: 80, routingBackMs: 10_000 }, [
    { moved: 1 }, { disconnects: 1 }, { own: { due: 100, ackedMeanwhile: 79, deliveredMeanwhile: 80, routingBackMs: 1 } },
    { own: { due: 100, ackedMeanwhile: 80, deliveredMeanwhile: 79, routingBackMs: 1 } }, { own: { due: 100, ackedMeanwhile: 80, deliveredMeanwhile: 80, routingBackMs: 10_001 } },
  ]],
  ['redis-wipe', still, { routingBackMs: 10_000 }, [{ moved: 1 }, { disconnects: 1 }, { own: { routingBackMs: 10_001 } }, { own: {} }]],
  ['lost-notifications', moving, { convergedMs: 5_000 }, [{ moved: 0 }, { own: { convergedMs: 5_001 } }]],
  ['kafka-restart', still, { refused: 0 }, [{ disconnects: 1 }, { moved: 1 }, { own: { refused: 1 } }]],
  ['cassandra-down', still, {}, [{ disconnects: 1 }, { moved: 1 }]],
  ['operator-crash', moving, { runs: 28, crashes: 28, ends: 2 }, [{ moved: 0 }, { disconnects: 1 }, { own: { runs: 28, crashes: 27, ends: 2 } }, { own: { runs: 28, crashes: 28, ends: 3 } }]],
  ['two-operators', moving, { takeoverMs: 15_000, handOffMs: 3_000, waits: 1 }, [
    { moved: 0 }, { disconnects: 1 }, { own: { takeoverMs: 15_001, handOffMs: 3_000, waits: 1 } }, { own: { takeoverMs: 1, handOffMs: 3_001, waits: 1 } },
    { own: { takeoverMs: 1, handOffMs: 1, waits: 0 } },
  ]],
];

const named = (name: string): Drill => {
  const drill = drills.find((each) => each.name === name);
  if (drill === undefined) throw new Error(`no drill ${name}`);
  return drill;
};

const judge = (name: string, figures: Figures, own: OwnFigures, { standby = 0, allowance = 1 } = {}) =>
  problemsIn(named(name).judge(figures, own, { standby, isShort: false }), allowance);

test('every drill of the table is there', () => {
  expect(drills.map(({ name }) => name).sort()).toEqual(rows.map(([name]) => name).sort());
});

test.each(rows)('%s passes when everything is shown, and fails when any of it is not', (name, figures, own, breaches) => {
  expect(judge(name, figures, own)).toEqual([]);
  for (const breach of breaches) {
    const [changed, measured] = 'own' in breach ? [figures, breach.own] : [{ ...figures, ...breach }, own];
    expect([breach, judge(name, changed, measured)]).toEqual([breach, [expect.any(String)]]);
  }
});

test('with a warm spare devices have to be back sooner', () => {
  const figures = { ...still, resumeMs: { p50: 9, p99: 3_001, max: 3_001 } };
  expect(judge('kill', figures, { hit: 1 })).toEqual([]);
  expect(judge('kill', figures, { hit: 1 }, { standby: 1 })).toEqual(['back after the kill, p99: 3001 ms, at most 3000 ms are allowed']);
});

test('an allowance makes limits of time longer, and nothing else', () => {
  const figures = { ...still, resumeMs: { p50: 9, p99: 20_000, max: 20_000 }, reconnectPeakRatio: 1.3 };
  expect(judge('kill', figures, { hit: 1 }, { allowance: 4 })).toEqual([expect.stringContaining('1.3 times the streams')]);
  expect(judge('redis-wipe', still, {}, { allowance: 4 })).toHaveLength(1);
});

const kept = {
  messages: 9, users: 2, devices: 2, acked: 9, delivered: 9, lost: 0, duplicates: 0, reordered: 0, misdelivered: 0, historyMismatches: 0, ackMs: nothing,
  deliveryMs: nothing, repeats: 0, reconnects: 0, seconds: 1, messagesPerSecond: 9, connectSeconds: 1, historyCaughtUpSeconds: 0, run: 'run',
};

test('a promise to a message that is broken is named in every drill', () => {
  expect(brokenPromises(kept)).toEqual([]);
  expect(brokenPromises({ ...kept, lost: 2, duplicates: 1 })).toEqual(['lost: 2', 'duplicates: 1']);
  expect(brokenPromises({ ...kept, acked: 8 })).toEqual(['not acknowledged: 1']);
  expect(brokenPromises({ ...kept, historyCaughtUpSeconds: null })).toEqual(['history did not catch up']);
});

test('an operator dies before and after each of its writes, or at some of these points', () => {
  expect(crashPoints(2)).toEqual(['before:1', 'after:1', 'before:2', 'after:2']);
  expect(crashPoints(14, 3)).toEqual(['before:3', 'before:8', 'after:12']);
  expect(crashPoints(1, 9)).toEqual(['before:1', 'after:1']);
});
