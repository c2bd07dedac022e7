import { viewChild } from '../children/index.ts';
import { describeRollouts } from './children-round.ts';

const deployment = (status: object) =>
  viewChild({ metadata: { name: 'sample-connect', namespace: 'n', uid: 'u', resourceVersion: '1', generation: 2 }, spec: {}, status }, 'Deployment');
const done = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3 };
const reasonsOf = (status: object | undefined) =>
  describeRollouts([{ name: 'sample-connect', replicas: 3, present: status && deployment(status) }]).map(({ type, status: is, reason }) => [type, is, reason]);

const [unavailable, rolling] = [['Ready', false, 'ServicesUnavailable'], ['Progressing', true, 'RollingOut']];

test.each([
  ['as it was asked for', done, []],
  ['a change that its controller has not seen', { ...done, observedGeneration: 1 }, [rolling]],
  ['old pods that are still there', { ...done, replicas: 4 }, [rolling]],
  ['new pods that are not ready', { ...done, updatedReplicas: 1, availableReplicas: 2 }, [rolling]],
  ['no pod that is available', { ...done, availableReplicas: 0 }, [unavailable, rolling]],
  ['no status yet', {}, [unavailable, rolling]],
  ['none', undefined, [unavailable, rolling]],
])('a Deployment: %s', (_, status, expected) => {
  expect(reasonsOf(status)).toEqual(expected);
});

test('a quota that refuses its pods is quoted without the name of the pod, which is another one each time', () => {
  const refusal = { type: 'ReplicaFailure', status: 'True', message: 'pods "sample-connect-6d4b9-x2x4z" is forbidden: exceeded quota: chats' };
  const present = deployment({ ...done, conditions: [refusal] });
  expect(describeRollouts([{ name: 'sample-connect', replicas: 3, present }])).toEqual([{ type: 'Degraded', status: true, reason: 'PodsRefused', message: 'sample-connect: exceeded quota: chats' }]);
});
