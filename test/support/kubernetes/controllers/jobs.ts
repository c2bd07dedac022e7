import type { V1Job, V1JobStatus, V1Pod } from '@kubernetes/client-node';
import type { ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import { buildPod, controllerOf, isBeingDeleted, isReady } from './pods.ts';
import { labelQuery } from './selector.ts';

interface Decision {
  readonly create: boolean;
  readonly remove: readonly V1Pod[];
  readonly status: V1JobStatus;
}

/** The controller of Jobs that want one pod to succeed once; failed ones are followed by another, up to the Job's limit. */
export class Jobs {
  readonly #api: ApiClient;
  readonly #queue = new KeyQueue('job', (key) => this.#reconcile(key));
  readonly #jobs: LiveObjects<V1Job>;
  readonly #pods: LiveObjects<V1Pod>;

  constructor(api: ApiClient) {
    this.#api = api;
    this.#jobs = new LiveObjects(api, '/apis/batch/v1/jobs', { put: (each) => this.#queue.add(keyOf(each)) });
    const onPod = (pod: V1Pod) => {
      const owner = controllerOf(pod);
      if (owner?.kind === 'Job') this.#queue.add(`${pod.metadata?.namespace}/${owner.name}`);
    };
    this.#pods = new LiveObjects(api, '/api/v1/pods', { put: onPod, gone: onPod });
  }

  async start(): Promise<void> {
    await Promise.all([this.#jobs.start(), this.#pods.start()]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#jobs.stop(), this.#pods.stop()]);
    await this.#queue.stop();
  }

  async #reconcile(key: string): Promise<void> {
    const [namespace = '', name = ''] = key.split('/');
    if (this.#jobs.get(key) === undefined) return;
    const path = `/apis/batch/v1/namespaces/${namespace}/jobs/${name}`;
    const job = await this.#api.get<V1Job>(path);
    if (isBeingDeleted(job)) return;
    const ended = endOf(job);
    if (ended !== undefined) return this.#expire(key, path, job, ended);
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    const { items } = await this.#api.get<{ items: V1Pod[] }>(`${pods}?${labelQuery(job.spec?.selector?.matchLabels)}`);
    const own = items.filter((pod) => controllerOf(pod)?.uid === job.metadata?.uid);
    const { create, remove, status } = decideJob(job, own, new Date());
    if (create) await this.#api.create(pods, buildPod(job.spec?.template ?? {}, { ...job, apiVersion: 'batch/v1', kind: 'Job' }, { generateName: `${name}-` }));
    for (const pod of remove) await this.#api.delete(`${pods}/${pod.metadata?.name}`);
    if (digest(status) !== digest(job.status)) await this.#api.patch(`${path}/status`, { status });
    const { activeDeadlineSeconds } = job.spec ?? {};
    if (activeDeadlineSeconds !== undefined) this.#queue.addLater(key, Number(activeDeadlineSeconds) * 1_000);
  }

  async #expire(key: string, path: string, { spec, metadata }: V1Job, ended: Date): Promise<void> {
    if (spec?.ttlSecondsAfterFinished === undefined) return;
    const leftMs = ended.getTime() + spec.ttlSecondsAfterFinished * 1_000 - Date.now();
    if (leftMs > 0) this.#queue.addLater(key, leftMs);
    else await this.#api.delete(path, { propagationPolicy: 'Background', preconditions: { uid: metadata?.uid } });
  }
}

/** When it was complete or failed; undefined before. */
function endOf({ status }: V1Job): Date | undefined {
  const end = status?.conditions?.find(({ type, status: holds }) => (type === 'Complete' || type === 'Failed') && holds === 'True');
  return end === undefined ? undefined : new Date(end.lastTransitionTime ?? 0);
}

/** Pure. */
export function decideJob({ spec, status }: V1Job, pods: readonly V1Pod[], now: Date): Decision {
  const succeeded = pods.filter((pod) => pod.status?.phase === 'Succeeded').length;
  const failed = pods.filter((pod) => pod.status?.phase === 'Failed').length;
  const active = pods.filter((pod) => pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed' && !isBeingDeleted(pod));
  const startTime = new Date(status?.startTime ?? now);
  const failure = failureOf(spec, failed + restartsOf(active), now.getTime() - startTime.getTime());
  const common = { startTime, succeeded, failed, uncountedTerminatedPods: {} };
  // A Job that has ended may have no pods left that run: it is ended when they have gone.
  const ending = succeeded > 0 || failure !== undefined;
  const status_ = { ...common, active: active.length, ready: active.filter(isReady).length };
  if (!ending) return { create: active.length === 0 && pods.every((pod) => !isBeingDeleted(pod)), remove: [], status: status_ };
  if (active.length > 0 || pods.some(isBeingDeleted)) return { create: false, remove: active, status: status_ };
  const condition = (type: string, reason: string) => ({ type, status: 'True', reason, message: reason, lastProbeTime: now, lastTransitionTime: now });
  const conditions = failure === undefined || succeeded > 0
    ? [condition('SuccessCriteriaMet', 'CompletionsReached'), condition('Complete', 'CompletionsReached')]
    : [condition('FailureTarget', failure), condition('Failed', failure)];
  return { create: false, remove: [], status: { ...common, active: 0, ready: 0, terminating: 0, conditions, ...(succeeded > 0 && { completionTime: now }) } };
}

function failureOf(spec: V1Job['spec'], failures: number, ranMs: number): string | undefined {
  if (failures > (spec?.backoffLimit ?? 6)) return 'BackoffLimitExceeded';
  if (spec?.activeDeadlineSeconds !== undefined && ranMs >= Number(spec.activeDeadlineSeconds) * 1_000) return 'DeadlineExceeded';
  return undefined;
}

/** With the restart policy OnFailure it is the same pod that fails again. */
const restartsOf = (pods: readonly V1Pod[]): number =>
  pods.reduce((sum, { status }) => sum + (status?.containerStatuses ?? []).reduce((inPod, { restartCount }) => inPod + restartCount, 0), 0);

const digest = (status: V1JobStatus = {}): string => JSON.stringify([
  status.startTime !== undefined, status.active ?? 0, status.ready ?? 0, status.succeeded ?? 0, status.failed ?? 0, (status.conditions ?? []).map(({ type }) => type),
]);
