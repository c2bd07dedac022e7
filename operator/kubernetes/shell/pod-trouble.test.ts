import { podTroubleOf, type ContainerReport } from './pod-trouble.ts';

const container = (report: Partial<ContainerReport>): ContainerReport[] => [{ image: 'chat/messaging:1.0.0', ...report }];
const waiting = (reason: string, message = '') => container({ waiting: { reason, message } });

test('a pod that runs, is being scheduled, or whose containers are being created has no trouble', () => {
  expect(podTroubleOf(container({}), { status: 'True', reason: '', message: '' })).toBeUndefined();
  expect(podTroubleOf([], undefined)).toBeUndefined();
  expect(podTroubleOf(waiting('ContainerCreating'), undefined)).toBeUndefined();
  expect(podTroubleOf(waiting('PodInitializing'), undefined)).toBeUndefined();
  expect(podTroubleOf(container({ terminated: { exitCode: 0, reason: 'Completed', message: '' } }), undefined)).toBeUndefined();
});

test('a failed pull has the same words while kubelets alternate between two reasons', () => {
  const first = podTroubleOf(waiting('ErrImagePull', 'rpc error: not found'), undefined);
  expect(first).toEqual({ reason: 'ImageUnavailable', message: 'its image chat/messaging:1.0.0 cannot be pulled' });
  expect(podTroubleOf(waiting('ImagePullBackOff', 'Back-off pulling image'), undefined)).toEqual(first);
});

test('the scheduler is quoted', () => {
  const scheduling = { status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available: 3 Insufficient memory.' };
  expect(podTroubleOf([], scheduling)).toEqual({ reason: 'Unschedulable', message: 'it cannot be scheduled: 0/3 nodes are available: 3 Insufficient memory.' });
});

test('a container that cannot be created is quoted', () => {
  expect(podTroubleOf(waiting('CreateContainerConfigError', 'secret "keys" not found'), undefined)).toEqual({ reason: 'ContainerRefused', message: 'its container cannot be created: secret "keys" not found' });
});

describe('a program that ended', () => {
  const ended = (message: string, reason = 'Error') => ({ exitCode: 1, reason, message });

  test('is quoted by its last line of error', () => {
    expect(podTroubleOf(container({ terminated: ended('{"level":30}\nerror: topic messages has 12 partitions\n') }), undefined)).toEqual({ reason: 'ProgramFailed', message: 'topic messages has 12 partitions' });
  });

  test('without one has its exit code', () => {
    expect(podTroubleOf(container({ terminated: ended('{"level":50}') }), undefined)).toEqual({ reason: 'ProgramFailed', message: 'it ended with exit code 1' });
  });

  test('again and again is quoted by the run before', () => {
    const crashing = (last: ReturnType<typeof ended>) => podTroubleOf(container({ waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' }, lastTerminated: last }), undefined);
    expect(crashing(ended('error: redis://r:6379 is a Redis Cluster'))).toEqual({ reason: 'CrashLooping', message: 'it crashes again and again: redis://r:6379 is a Redis Cluster' });
    expect(crashing(ended('', 'OOMKilled'))).toEqual({ reason: 'OutOfMemory', message: 'it exceeds its memory limit again and again' });
  });
});
