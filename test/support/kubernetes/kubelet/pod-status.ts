import type { V1ContainerState, V1ContainerStatus, V1Pod, V1PodCondition, V1PodStatus } from '@kubernetes/client-node';

export interface Termination {
  readonly exitCode: number;
  readonly signal?: number;
  /** The end of what it printed. */
  readonly message?: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

export type ContainerState =
  | { readonly kind: 'waiting'; readonly reason: string; readonly message?: string }
  | { readonly kind: 'running'; readonly startedAt: Date }
  | { readonly kind: 'terminated'; readonly end: Termination };

/** What is known of a container. */
export interface ContainerView {
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly lastEnd?: Termination | undefined;
  readonly restarts: number;
  /** Its startup probe has passed. */
  readonly started: boolean;
  readonly ready: boolean;
  /** It will not be started again. */
  readonly over: boolean;
}

export interface PodView {
  readonly pod: V1Pod;
  readonly podIP: string;
  readonly hostIP: string;
  readonly startTime: Date;
  readonly containers: readonly ContainerView[];
  /** It ran for longer than it may. */
  readonly deadlinePassed: boolean;
}

/** Pure: a pod's status as a kubelet reports it. Conditions of others are not in it; readiness gates read theirs. */
export function buildPodStatus(view: PodView, now: Date): V1PodStatus {
  const { pod, podIP, hostIP, startTime, containers, deadlinePassed } = view;
  const before = new Map((pod.status?.conditions ?? []).map((each) => [each.type, each]));
  const condition = (type: string, holds: boolean, reason = '', message = ''): V1PodCondition => {
    const status = holds ? 'True' : 'False';
    const known = before.get(type);
    return {
      type, status, lastTransitionTime: known?.status === status ? (known.lastTransitionTime ?? now) : now,
      // Empty, where a patch that left them out would leave what was there before.
      reason: holds ? '' : reason, message: holds ? '' : message,
    };
  };
  const phase = deadlinePassed ? 'Failed' : phaseOf(containers);
  const done = phase === 'Succeeded' || phase === 'Failed';
  const unready = containers.filter(({ ready }) => !ready).map(({ name }) => name);
  const closedGates = (pod.spec?.readinessGates ?? []).map(({ conditionType }) => conditionType).filter((type) => before.get(type)?.status !== 'True');
  const whyUnready = done ? 'PodCompleted' : 'ContainersNotReady';
  const names = `containers with unready status: [${unready.join(' ')}]`;
  return {
    phase,
    ...(deadlinePassed && { reason: 'DeadlineExceeded', message: 'Pod was active on the node longer than the specified deadline' }),
    podIP, podIPs: [{ ip: podIP }], hostIP, hostIPs: [{ ip: hostIP }], startTime,
    conditions: [
      condition('PodReadyToStartContainers', !done),
      condition('Initialized', true),
      condition('ContainersReady', unready.length === 0 && !done, whyUnready, names),
      condition(
        'Ready', unready.length === 0 && closedGates.length === 0 && !done,
        unready.length > 0 || done ? whyUnready : 'ReadinessGatesNotReady', unready.length > 0 || done ? names : `the status of pod readiness gate "${closedGates[0]}" is not "True"`,
      ),
      condition('PodScheduled', true),
    ],
    containerStatuses: containers.map((each) => statusOf(each, pod.metadata?.uid ?? '')),
  };
}

function phaseOf(containers: readonly ContainerView[]): string {
  const ends = containers.map(({ state, over }) => (state.kind === 'terminated' && over ? state.end : undefined));
  if (ends.length > 0 && ends.every((end) => end !== undefined)) return ends.every(({ exitCode }) => exitCode === 0) ? 'Succeeded' : 'Failed';
  const hasBegun = ({ state, restarts }: ContainerView) => state.kind !== 'waiting' || restarts > 0;
  return containers.every(hasBegun) ? 'Running' : 'Pending';
}

function statusOf({ name, image, state, lastEnd, restarts, started, ready }: ContainerView, uid: string): V1ContainerStatus {
  const containerID = `process://${uid}/${name}/${restarts}`;
  return {
    name, image, imageID: state.kind === 'waiting' && restarts === 0 ? '' : image, restartCount: restarts, started, ready,
    ...((state.kind !== 'waiting' || restarts > 0) && { containerID }),
    state: stateOf(state),
    lastState: lastEnd === undefined ? {} : stateOf({ kind: 'terminated', end: lastEnd }),
  };
}

function stateOf(state: ContainerState): V1ContainerState {
  if (state.kind === 'waiting') return { waiting: { reason: state.reason, ...(state.message !== undefined && { message: state.message }) } };
  if (state.kind === 'running') return { running: { startedAt: state.startedAt } };
  return { terminated: { ...state.end, reason: state.end.exitCode === 0 ? 'Completed' : 'Error' } };
}

/** Pure: equal for statuses that differ in times alone. */
export function digestOf({ phase, podIP, conditions = [], containerStatuses = [] }: V1PodStatus): string {
  const of = ({ name, restartCount, ready, started, state = {} }: V1ContainerStatus) =>
    [name, restartCount, ready, started, state.waiting, state.running !== undefined, state.terminated?.exitCode];
  return JSON.stringify([phase, podIP, conditions.map(({ type, status, reason, message }) => [type, status, reason, message]), containerStatuses.map(of)]);
}
