import { CalmPlatform } from '../../../test/support/calm-platform.ts';
import { buildOperatorStatus, operatorStatusSchema, saysSomethingNew } from './operator-status.ts';

const platform = new CalmPlatform({ replicas: 2 });
platform.settle();
const world = { committed: platform.committed, processes: new Map(), reports: new Map(), published: { kind: 'nothing' as const }, answers: new Map(), observingSinceMs: 0 };
const about = { operator: 'operator-0', pid: 1, revision: 'a' };
const statusOf = (spec = platform.spec, writes = 1) => buildOperatorStatus({ kind: 'decided', decision: platform.decide(spec), world }, { ...about, writes });

test('what is written is read back', () => {
  const status = statusOf({ ...platform.spec, planOnly: true, replicas: 3 });
  expect(operatorStatusSchema.parse(JSON.parse(JSON.stringify(status)))).toEqual(status);
  expect(status).toMatchObject({ servers: { wanted: 3 }, plan: { start: ['messaging-2'] }, assignment: { moving: 0 } });
});

test('a count of writes or a figure of the load is nothing new, a condition is', () => {
  const status = statusOf();
  expect(saysSomethingNew(undefined, status)).toBe(true);
  expect(saysSomethingNew(status, statusOf(platform.spec, 2))).toBe(false);
  expect(saysSomethingNew(status, { ...status, assignment: { moving: 0, waiting: 0, maxToMean: 1.1 } })).toBe(false);
  expect(saysSomethingNew(status, { ...status, assignment: { moving: 1, waiting: 0, maxToMean: 1 } })).toBe(true);
  expect(saysSomethingNew(status, statusOf({ ...platform.spec, replicas: 3 }))).toBe(true);
});

test('a spec that is refused is told by field and rule', () => {
  const refusals = [{ field: 'spec.partitions', rule: 'cannot change' }];
  const status = buildOperatorStatus({ kind: 'refused', refusals, world }, { ...about, writes: 1 });
  expect(status).toMatchObject({ refusals, conditions: [{ type: 'Progressing', status: false, reason: 'ManifestRefused', message: 'spec.partitions cannot change' }] });
});
