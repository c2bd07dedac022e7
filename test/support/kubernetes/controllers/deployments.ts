import { createHash } from 'node:crypto';
import type { V1Deployment, V1DeploymentStatus, V1Pod } from '@kubernetes/client-node';
import type { ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import { buildPod, controllerOf, isBeingDeleted, isReady } from './pods.ts';
import { labelQuery } from './selector.ts';

/** Identifies the template from which a pod was made. */
export const hashLabel = 'pod-template-hash';

interface Decision {
  readonly create: number;
  readonly remove: readonly V1Pod[];
  readonly status: V1DeploymentStatus;
}

/** The controller of Deployments, without ReplicaSets between: a Deployment owns its pods itself. */
export class Deployments {
  readonly #api: ApiClient;
  readonly #queue = new KeyQueue('deployment', (key) => this.#reconcile(key));
  readonly #deployments: LiveObjects<V1Deployment>;
  readonly #pods: LiveObjects<V1Pod>;

  constructor(api: ApiClient) {
    this.#api = api;
    this.#deployments = new LiveObjects(api, '/apis/apps/v1/deployments', { put: (each) => this.#queue.add(keyOf(each)) });
    const onPod = (pod: V1Pod) => {
      const owner = controllerOf(pod);
      if (owner?.kind === 'Deployment') this.#queue.add(`${pod.metadata?.namespace}/${owner.name}`);
    };
    this.#pods = new LiveObjects(api, '/api/v1/pods', { put: onPod, gone: onPod });
  }

  async start(): Promise<void> {
    await Promise.all([this.#deployments.start(), this.#pods.start()]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#deployments.stop(), this.#pods.stop()]);
    await this.#queue.stop();
  }

  /** Asks the API server itself what there is: nothing is created or removed twice because news are late. */
  async #reconcile(key: string): Promise<void> {
    const [namespace = '', name = ''] = key.split('/');
    if (this.#deployments.get(key) === undefined) return;
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
    const deployment = await this.#api.get<V1Deployment>(path);
    const template = deployment.spec?.template;
    if (isBeingDeleted(deployment) || template === undefined) return;
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    const { items } = await this.#api.get<{ items: V1Pod[] }>(`${pods}?${labelQuery(deployment.spec?.selector?.matchLabels)}`);
    const own = items.filter((pod) => controllerOf(pod)?.uid === deployment.metadata?.uid);
    const { create, remove, status } = decideDeployment(deployment, own, new Date());
    const hash = templateHash(deployment);
    for (let index = 0; index < create; index++) {
      const owner = { ...deployment, apiVersion: 'apps/v1', kind: 'Deployment' };
      await this.#api.create(pods, buildPod(template, owner, { generateName: `${name}-${hash}-`, labels: { [hashLabel]: hash } }));
    }
    for (const pod of remove) await this.#api.delete(`${pods}/${pod.metadata?.name}`);
    if (create + remove.length > 0) this.#queue.add(key);
    if (digest(status) !== digest(deployment.status)) await this.#api.patch(`${path}/status`, { status });
  }
}

/**
 * Pure: rolls over by one pod more than there shall be, and by none less that are ready: new pods come first, old ones go when those
 * are ready. With the strategy Recreate the old ones go first.
 */
export function decideDeployment(deployment: V1Deployment, pods: readonly V1Pod[], now: Date): Decision {
  const { replicas = 1, strategy } = deployment.spec ?? {};
  const hash = templateHash(deployment);
  const present = pods.filter((pod) => !isBeingDeleted(pod) && pod.status?.phase !== 'Failed' && pod.status?.phase !== 'Succeeded');
  const isNew = (pod: V1Pod) => pod.metadata?.labels?.[hashLabel] === hash;
  const [fresh, old] = [present.filter(isNew), present.filter((pod) => !isNew(pod))];
  const oldStays = strategy?.type === 'Recreate' && old.length > 0;
  const room = replicas + (old.length > 0 ? 1 : 0) - present.length;
  const create = oldStays ? 0 : Math.max(0, Math.min(replicas - fresh.length, room));
  const surplus = fresh.length > replicas ? [...fresh].sort((a, b) => Number(isReady(a)) - Number(isReady(b))).slice(0, fresh.length - replicas) : [];
  const ready = present.filter(isReady);
  const remove = [...surplus, ...(oldStays ? old : chooseOld(old, ready.length - replicas, replicas))];
  return { create, remove, status: buildStatus(deployment, { present, fresh, ready }, now) };
}

/** All pods that are not ready, which serve no requests, and as many ready ones as there are too many. */
function chooseOld(old: readonly V1Pod[], readyTooMany: number, replicas: number): readonly V1Pod[] {
  if (replicas === 0) return old;
  return [...old.filter((pod) => !isReady(pod)), ...old.filter(isReady).slice(0, Math.max(0, readyTooMany))];
}

interface Counted {
  readonly present: readonly V1Pod[];
  readonly fresh: readonly V1Pod[];
  readonly ready: readonly V1Pod[];
}

function buildStatus({ metadata, spec, status }: V1Deployment, { present, fresh, ready }: Counted, now: Date): V1DeploymentStatus {
  const { replicas = 1 } = spec ?? {};
  const isAvailable = ready.length >= replicas;
  const isComplete = isAvailable && fresh.length === replicas && present.length === replicas;
  const condition = (type: string, holds: boolean, reason: string) => {
    const before = status?.conditions?.find((each) => each.type === type);
    const [known, next] = [before?.status, holds ? 'True' : 'False'];
    return { type, status: next, reason, message: reason, lastUpdateTime: now, lastTransitionTime: known === next ? (before?.lastTransitionTime ?? now) : now };
  };
  return {
    ...(metadata?.generation !== undefined && { observedGeneration: metadata.generation }),
    replicas: present.length, updatedReplicas: fresh.length, readyReplicas: ready.length, availableReplicas: ready.length,
    unavailableReplicas: Math.max(0, replicas - ready.length),
    conditions: [
      condition('Available', isAvailable, isAvailable ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable'),
      condition('Progressing', true, isComplete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated'),
    ],
  };
}

export const templateHash = ({ spec }: V1Deployment): string => createHash('sha256').update(JSON.stringify(spec?.template)).digest('hex').slice(0, 10);

const digest = (status: V1DeploymentStatus = {}): string => JSON.stringify([
  status.observedGeneration ?? 0, status.replicas ?? 0, status.updatedReplicas ?? 0, status.readyReplicas ?? 0, status.availableReplicas ?? 0,
  (status.conditions ?? []).map(({ type, status: holds, reason }) => [type, holds, reason]),
]);
