import { conditionsOf, notesOf } from './conditions.ts';

const nothing = { isStarted: true, isRefused: false, problem: undefined, obstacles: [], pods: [], failure: undefined };

test('what stands in the way is a condition each', () => {
  expect(conditionsOf(nothing)).toEqual([]);
  expect(conditionsOf({ ...nothing, isStarted: false })).toMatchObject([{ type: 'Ready', status: false, reason: 'NotStarted' }]);
  expect(conditionsOf({ ...nothing, isStarted: false, isRefused: true })).toMatchObject([{ type: 'Ready', status: false, reason: 'ManifestRefused' }]);
  const problem = { reason: 'KafkaUnreachable', message: 'kafka:9092: refused' } as const;
  expect(conditionsOf({ ...nothing, problem })).toEqual([{ type: 'DependenciesReady', status: false, ...problem }]);
  expect(conditionsOf({ ...nothing, failure: 'get /x: 500' })).toEqual([{ type: 'Degraded', status: true, reason: 'ReconcileFailed', message: 'get /x: 500' }]);
});

test('a server that waits for its address is no more than not started; one that a quota refuses is told', () => {
  const waiting = { server: 'messaging-0', message: 'its Service has no address yet', isRefused: false };
  const refused = { server: 'messaging-1', message: 'exceeded quota', isRefused: true };
  const [early] = conditionsOf({ ...nothing, obstacles: [waiting] });
  const [late] = conditionsOf({ ...nothing, obstacles: [waiting, refused] });
  expect(early).toMatchObject({ type: 'Progressing', reason: 'ServerNotStarted' });
  expect(late).toEqual({ type: 'Progressing', status: false, reason: 'ServerRefused', message: 'messaging-0: its Service has no address yet; messaging-1: exceeded quota' });
  expect(notesOf([early, late].flatMap((condition) => condition ?? []))).toMatchObject([{ reason: 'ServerRefused' }]);
});

test('pods that do not run are told in words that stay the same, those of a Deployment as one', () => {
  const trouble = { reason: 'ImageUnavailable', message: 'its image a:1 cannot be pulled' } as const;
  const connect = { component: 'connect', server: undefined, stopping: false, trouble };
  const messaging = { component: 'messaging', server: 'messaging-0', stopping: false, trouble: { reason: 'Unschedulable', message: 'it cannot be scheduled: 0/3' } as const };
  const found = conditionsOf({ ...nothing, pods: [connect, connect, { ...connect, component: 'setup' }, { ...messaging, stopping: true }, { ...messaging, trouble: undefined }] });
  expect(found).toEqual([{ type: 'Degraded', status: true, reason: 'ImageUnavailable', message: 'connect: its image a:1 cannot be pulled' }]);
  expect(notesOf(found)).toEqual([{ level: 'warning', reason: 'ImageUnavailable', message: 'connect: its image a:1 cannot be pulled' }]);
  expect(conditionsOf({ ...nothing, pods: [messaging, connect] })).toMatchObject([{ reason: 'PodsNotRunning', message: 'connect: its image a:1 cannot be pulled; messaging-0: it cannot be scheduled: 0/3' }]);
});

test.each([['HistoryComplete', 'HistoryHasGap'], ['HistoryComplete', 'LogReplaced'], ['TopicMatches', 'SurplusPartitions'], ['TopicMatches', 'TopicTrouble']] as const)('%s that is false because of %s is an Event', (type, reason) => {
  const of = (status: boolean) => ({ type, status, reason, message: 'as it is' });
  expect(notesOf([of(true)])).toEqual([]);
  expect(notesOf([of(false)])).toEqual([{ level: 'warning', reason, message: 'as it is' }]);
});

test('people are told of dependencies, but not of what has an Event already', () => {
  const of = (reason: string, status = false) => ({ type: 'DependenciesReady', status, reason, message: 'as it is' }) as const;
  expect(notesOf([of('KafkaUnreachable'), of('Preparing'), of('SetupFailed'), of('Reachable', true)])).toEqual([{ level: 'warning', reason: 'KafkaUnreachable', message: 'as it is' }]);
});
