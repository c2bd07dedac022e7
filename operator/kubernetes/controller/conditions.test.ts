import { conditionsOf, notesOf } from './conditions.ts';

const nothing = { isStarted: true, isRefused: false, problem: undefined, obstacles: [] };

test('what stands in the way is a condition each', () => {
  expect(conditionsOf(nothing)).toEqual([]);
  expect(conditionsOf({ ...nothing, isStarted: false })).toMatchObject([{ type: 'Ready', status: false, reason: 'NotStarted' }]);
  expect(conditionsOf({ ...nothing, isStarted: false, isRefused: true })).toMatchObject([{ type: 'Ready', status: false, reason: 'ManifestRefused' }]);
  const problem = { reason: 'KafkaUnreachable', message: 'kafka:9092: refused' } as const;
  expect(conditionsOf({ ...nothing, problem })).toEqual([{ type: 'DependenciesReady', status: false, ...problem }]);
  expect(conditionsOf({ ...nothing, obstacles: ['messaging-0: quota', 'messaging-1: quota'] })).toMatchObject([{ type: 'Progressing', message: 'messaging-0: quota; messaging-1: quota' }]);
});

test('people are told of dependencies, but not of what has an Event already', () => {
  const of = (reason: string, status = false) => ({ type: 'DependenciesReady', status, reason, message: 'as it is' }) as const;
  expect(notesOf([of('KafkaUnreachable'), of('Preparing'), of('SetupFailed'), of('Reachable', true)])).toEqual([{ level: 'warning', reason: 'KafkaUnreachable', message: 'as it is' }]);
});
