import type { V1Deployment, V1Job, V1Pod, V1PodDisruptionBudget } from '@kubernetes/client-node';
import { decideDeployment, hashLabel, templateHash } from './deployments.ts';
import { decideBudget } from './disruption-budgets.ts';
import { decideJob } from './jobs.ts';
import { selects } from './selector.ts';

const now = new Date('2026-01-01T00:00:00Z');
const deployment = (replicas: number, image: string): V1Deployment => ({
  metadata: { generation: 1 },
  spec: { replicas, selector: {}, template: { spec: { containers: [{ name: 'c', image }] } } },
});

let names = 0;
const newPods = (of: V1Deployment, count: number, ready: boolean): V1Pod[] => Array.from({ length: count }, () => ({
  metadata: { name: `p${names++}`, labels: { [hashLabel]: templateHash(of) } },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
}));

test('a Deployment gets as many pods as it wants, and says so when they are ready', () => {
  const wanted = deployment(3, 'one');
  expect(decideDeployment(wanted, [], now)).toMatchObject({ create: 3, remove: [], status: { readyReplicas: 0 } });
  const pods = newPods(wanted, 3, true);
  expect(decideDeployment(wanted, pods, now)).toMatchObject({ create: 0, remove: [], status: { readyReplicas: 3, updatedReplicas: 3, conditions: [{ type: 'Available', status: 'True' }, { reason: 'NewReplicaSetAvailable' }] } });
  expect(decideDeployment(deployment(1, 'one'), pods, now).remove).toHaveLength(2);
});

test('a new template comes in one pod at a time, and never fewer are ready than there shall be', () => {
  const old = newPods(deployment(2, 'one'), 2, true);
  const wanted = deployment(2, 'two');
  expect(decideDeployment(wanted, old, now)).toMatchObject({ create: 1, remove: [] });
  expect(decideDeployment(wanted, [...old, ...newPods(wanted, 1, false)], now)).toMatchObject({ create: 0, remove: [] });
  expect(decideDeployment(wanted, [...old, ...newPods(wanted, 1, true)], now)).toMatchObject({ create: 0, remove: [old[0]] });
  const recreate: V1Deployment = { ...wanted, spec: { ...wanted.spec, strategy: { type: 'Recreate' } } as V1Deployment['spec'] & object };
  expect(decideDeployment(recreate, old, now)).toMatchObject({ create: 0, remove: old });
});

const jobPod = (phase: string): V1Pod => ({ metadata: { name: phase }, status: { phase } });
const job: V1Job = { spec: { backoffLimit: 1, template: {} }, status: { startTime: now } };

test('a Job tries until a pod succeeds, or it has failed too often', () => {
  expect(decideJob(job, [], now)).toMatchObject({ create: true });
  expect(decideJob(job, [jobPod('Running')], now)).toMatchObject({ create: false, status: { active: 1 } });
  expect(decideJob(job, [jobPod('Failed')], now)).toMatchObject({ create: true, status: { failed: 1 } });
  expect(decideJob(job, [jobPod('Failed'), jobPod('Succeeded')], now).status.conditions?.map(({ type }) => type)).toEqual(['SuccessCriteriaMet', 'Complete']);
  expect(decideJob(job, [jobPod('Failed'), jobPod('Failed')], now).status.conditions).toMatchObject([{ type: 'FailureTarget' }, { type: 'Failed', reason: 'BackoffLimitExceeded' }]);
});

test('a Job that takes too long ends its pod and fails', () => {
  const short: V1Job = { ...job, spec: { activeDeadlineSeconds: 10, template: {} } };
  const late = new Date(now.getTime() + 10_000);
  expect(decideJob(short, [jobPod('Running')], late)).toMatchObject({ create: false, remove: [jobPod('Running')] });
  expect(decideJob(short, [], late).status.conditions).toMatchObject([{}, { type: 'Failed', reason: 'DeadlineExceeded' }]);
});

const healthy = (count: number): V1Pod[] => Array.from({ length: count }, (_, index) => ({ metadata: { name: `m-${index}` }, status: { conditions: [{ type: 'Ready', status: 'True' }] } }));

test.each<[object, number, number, number]>([
  [{ maxUnavailable: 1 }, 3, 3, 1],
  [{ maxUnavailable: 1 }, 2, 3, 0],
  [{ maxUnavailable: 1 }, 4, 3, 2],
  [{ maxUnavailable: '50%' }, 3, 3, 2],
  [{ minAvailable: 2 }, 3, 3, 1],
  [{ minAvailable: '100%' }, 3, 3, 0],
])('%j with %d of %d pods allows %d to go', (spec, ready, expected, allowed) => {
  expect(decideBudget({ spec }, healthy(ready), expected, now).disruptionsAllowed).toBe(allowed);
});

test('a pod that has just been evicted counts as gone, for two minutes at most', () => {
  const budget: V1PodDisruptionBudget = { spec: { maxUnavailable: 1 }, status: { currentHealthy: 3, desiredHealthy: 2, disruptionsAllowed: 0, expectedPods: 3, disruptedPods: { 'm-0': now } } };
  expect(decideBudget(budget, healthy(3), 3, now)).toMatchObject({ disruptionsAllowed: 0, disruptedPods: { 'm-0': now } });
  expect(decideBudget(budget, healthy(3), 3, new Date(now.getTime() + 120_000))).toMatchObject({ disruptionsAllowed: 1, disruptedPods: {} });
});

test('labels are selected as Kubernetes does', () => {
  expect(selects({}, { a: '1' })).toBe(true);
  expect(selects({ matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] }, { a: '1', b: '' })).toBe(true);
  expect(selects({ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] }, { a: '1' })).toBe(false);
});
