import type { V1Pod } from '@kubernetes/client-node';
import { buildPodStatus, digestOf, type ContainerView } from './pod-status.ts';

const pod: V1Pod = { metadata: { name: 'p', uid: 'u' }, spec: { containers: [] } };
const now = new Date('2026-01-01T00:00:00Z');
const end = { exitCode: 0, startedAt: now, finishedAt: now };
const container = (more: Partial<ContainerView>): ContainerView => ({
  name: 'c', image: 'i', state: { kind: 'running', startedAt: now }, restarts: 0, started: true, ready: true, over: false, ...more,
});
const statusOf = (containers: ContainerView[], of: V1Pod = pod) => buildPodStatus({ pod: of, podIP: '127.9.64.1', hostIP: '127.9.128.1', startTime: now, containers, deadlinePassed: false }, now);
const conditionOf = (status: ReturnType<typeof statusOf>, type: string) => status.conditions?.find((each) => each.type === type);

test.each([
  ['nothing of it runs yet', [container({}), container({ state: { kind: 'waiting', reason: 'ContainerCreating' }, ready: false })], 'Pending'],
  ['everything runs', [container({}), container({ ready: false })], 'Running'],
  ['one waits to be started again', [container({ state: { kind: 'waiting', reason: 'CrashLoopBackOff' }, restarts: 2, ready: false })], 'Running'],
  ['one has ended and will be started again', [container({ state: { kind: 'terminated', end }, ready: false })], 'Running'],
  ['everything has ended well', [container({ state: { kind: 'terminated', end }, ready: false, over: true })], 'Succeeded'],
  ['one has failed', [container({ state: { kind: 'terminated', end: { ...end, exitCode: 1 } }, ready: false, over: true })], 'Failed'],
])('while %s the phase is right', (_, containers, phase) => {
  expect(statusOf(containers).phase).toBe(phase);
});

test('a pod is ready when its containers are and its gates are open', () => {
  expect(conditionOf(statusOf([container({})]), 'Ready')).toMatchObject({ status: 'True', reason: '' });
  expect(conditionOf(statusOf([container({ ready: false })]), 'Ready')).toMatchObject({ status: 'False', reason: 'ContainersNotReady' });
  const gated: V1Pod = { ...pod, spec: { containers: [], readinessGates: [{ conditionType: 'example.com/warm' }] } };
  const closed = statusOf([container({})], gated);
  expect(conditionOf(closed, 'ContainersReady')).toMatchObject({ status: 'True' });
  expect(conditionOf(closed, 'Ready')).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady', message: 'the status of pod readiness gate "example.com/warm" is not "True"' });
  const open: V1Pod = { ...gated, status: { conditions: [{ type: 'example.com/warm', status: 'True' }] } };
  expect(conditionOf(statusOf([container({})], open), 'Ready')).toMatchObject({ status: 'True' });
});

test('a condition keeps its time while it holds', () => {
  const before = new Date('2025-12-31T00:00:00Z');
  const known: V1Pod = { ...pod, status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: before }] } };
  expect(conditionOf(statusOf([container({})], known), 'Ready')?.lastTransitionTime).toBe(before);
  expect(conditionOf(statusOf([container({ ready: false })], known), 'Ready')?.lastTransitionTime).toBe(now);
});

test('what differs in times only says the same', () => {
  const later = container({ state: { kind: 'running', startedAt: new Date(1) } });
  expect(digestOf(statusOf([later]))).toBe(digestOf(statusOf([container({})])));
  expect(digestOf(statusOf([container({ restarts: 1 })]))).not.toBe(digestOf(statusOf([container({})])));
});
