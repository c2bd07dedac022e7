import type { V1Deployment, V1OwnerReference, V1Pod, V1PodDisruptionBudget, V1PodDisruptionBudgetStatus, V1Scale } from '@kubernetes/client-node';
import { isRefusal, type ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import { controllerOf, isBeingDeleted, isReady } from './pods.ts';
import { collectionPath, resourcesOf } from './resources.ts';
import { selects } from './selector.ts';

/**
 * The controller of PodDisruptionBudgets: counts the pods of each, so that an eviction gets an answer. How many there should be is
 * asked of their controllers: a Deployment, or anything with a scale, such as a ChatCluster.
 */
export class DisruptionBudgets {
  readonly #api: ApiClient;
  readonly #queue = new KeyQueue('disruption budget', (key) => this.#reconcile(key));
  readonly #budgets: LiveObjects<V1PodDisruptionBudget>;
  readonly #pods: LiveObjects<V1Pod>;

  constructor(api: ApiClient) {
    this.#api = api;
    this.#budgets = new LiveObjects(api, '/apis/policy/v1/poddisruptionbudgets', { put: (each) => this.#queue.add(keyOf(each)) });
    const onPod = ({ metadata }: V1Pod) => {
      for (const budget of this.#budgets.all()) if (budget.metadata?.namespace === metadata?.namespace) this.#queue.add(keyOf(budget));
    };
    this.#pods = new LiveObjects(api, '/api/v1/pods', { put: onPod, gone: onPod });
  }

  async start(): Promise<void> {
    await Promise.all([this.#budgets.start(), this.#pods.start()]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#budgets.stop(), this.#pods.stop()]);
    await this.#queue.stop();
  }

  async #reconcile(key: string): Promise<void> {
    const [namespace = '', name = ''] = key.split('/');
    if (this.#budgets.get(key) === undefined) return;
    const path = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets/${name}`;
    const budget = await this.#api.get<V1PodDisruptionBudget>(path);
    // What is known may be old news: an eviction notes in the budget whom it takes, and a budget that has changed since is not overwritten.
    const pods = this.#pods.all().filter(({ metadata, status }) =>
      metadata?.namespace === namespace && selects(budget.spec?.selector ?? {}, metadata.labels) && status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
    const status = decideBudget(budget, pods, await this.#expectedPods(budget, pods), new Date());
    if (digest(status) !== digest(budget.status)) await this.#api.replace(`${path}/status`, { ...budget, status });
  }

  async #expectedPods({ spec }: V1PodDisruptionBudget, pods: readonly V1Pod[]): Promise<number> {
    if (spec?.maxUnavailable === undefined && typeof spec?.minAvailable === 'number') return pods.length;
    const controllers = new Map(pods.map((pod) => [controllerOf(pod)?.uid ?? '', { owner: controllerOf(pod), namespace: pod.metadata?.namespace ?? '' }]));
    const counts = await Promise.all([...controllers.values()].map(({ owner, namespace }) => (owner === undefined ? 0 : this.#scaleOf(owner, namespace))));
    return counts.reduce((sum, each) => sum + each, 0);
  }

  async #scaleOf({ apiVersion, kind, name }: V1OwnerReference, namespace: string): Promise<number> {
    try {
      if (kind === 'Deployment') return (await this.#api.get<V1Deployment>(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`)).spec?.replicas ?? 1;
      const resource = (await resourcesOf(this.#api, apiVersion)).find((each) => each.kind === kind);
      if (resource === undefined) return 0;
      return (await this.#api.get<V1Scale>(`${collectionPath(resource, namespace)}/${name}/scale`)).spec?.replicas ?? 0;
    } catch (error) {
      if (isRefusal(error, 404)) return 0;
      throw error;
    }
  }
}

const forgottenAfterMs = 120_000;

/** Pure. */
export function decideBudget(budget: V1PodDisruptionBudget, pods: readonly V1Pod[], expected: number, now: Date): V1PodDisruptionBudgetStatus {
  const { minAvailable, maxUnavailable } = budget.spec ?? {};
  const desiredHealthy = maxUnavailable === undefined ? amountOf(minAvailable ?? 0, expected) : Math.max(0, expected - amountOf(maxUnavailable, expected));
  // A pod that was just evicted counts as gone, though the watch still shows it as it was.
  const disrupted = Object.entries(budget.status?.disruptedPods ?? {})
    .filter(([name, since]) => pods.some((pod) => pod.metadata?.name === name && !isBeingDeleted(pod)) && now.getTime() - new Date(since).getTime() < forgottenAfterMs);
  const isDisrupted = (pod: V1Pod) => disrupted.some(([name]) => name === pod.metadata?.name);
  const currentHealthy = pods.filter((pod) => isReady(pod) && !isBeingDeleted(pod) && !isDisrupted(pod)).length;
  const disruptionsAllowed = Math.max(0, currentHealthy - desiredHealthy);
  const holds = disruptionsAllowed > 0 ? 'True' : 'False';
  const before = budget.status?.conditions?.find(({ type }) => type === 'DisruptionAllowed');
  return {
    ...(budget.metadata?.generation !== undefined && { observedGeneration: budget.metadata.generation }),
    currentHealthy, desiredHealthy, disruptionsAllowed, expectedPods: expected, disruptedPods: Object.fromEntries(disrupted),
    conditions: [{
      type: 'DisruptionAllowed', status: holds, reason: holds === 'True' ? 'SufficientPods' : 'InsufficientPods', message: '',
      lastTransitionTime: before?.status === holds ? before.lastTransitionTime : now,
    }],
  };
}

/** A number, or a part in percent, rounded up. */
const amountOf = (amount: number | string, of: number): number => (typeof amount === 'number' ? amount : Math.ceil((Number(amount.replace('%', '')) / 100) * of));

const digest = (status: V1PodDisruptionBudgetStatus | undefined): string => JSON.stringify([
  status?.observedGeneration, status?.currentHealthy, status?.desiredHealthy, status?.disruptionsAllowed, status?.expectedPods,
  Object.keys(status?.disruptedPods ?? {}).sort(), (status?.conditions ?? []).map(({ type, status: holds }) => [type, holds]),
]);
