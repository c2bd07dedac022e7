import type { KubernetesObject, V1Namespace } from '@kubernetes/client-node';
import { isRefusal, type ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { LiveObjects } from '../live-objects.ts';
import { isBeingDeleted } from './pods.ts';
import { allResources, collectionPath, type Resource } from './resources.ts';

const pollMs = 150;

/** Gives each namespace its default service account, and empties the ones that are being deleted, which go when nothing is left. */
export class Namespaces {
  readonly #api: ApiClient;
  readonly #queue = new KeyQueue('namespace', (name) => this.#reconcile(name));
  readonly #live: LiveObjects<V1Namespace>;

  constructor(api: ApiClient) {
    this.#api = api;
    this.#live = new LiveObjects(api, '/api/v1/namespaces', { put: ({ metadata }) => this.#queue.add(metadata?.name ?? '') });
  }

  async start(): Promise<void> {
    await this.#live.start();
  }

  async stop(): Promise<void> {
    await this.#live.stop();
    await this.#queue.stop();
  }

  async #reconcile(name: string): Promise<void> {
    const namespace = await this.#api.get<V1Namespace>(`/api/v1/namespaces/${name}`);
    if (isBeingDeleted(namespace)) await this.#empty(namespace, name);
    else await this.#createAccount(name);
  }

  async #createAccount(namespace: string): Promise<void> {
    try {
      await this.#api.create(`/api/v1/namespaces/${namespace}/serviceaccounts`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } });
    } catch (error) {
      if (!isRefusal(error, 409)) throw error;
    }
  }

  /** In the order of the real one: pods, and when these have gone everything else at once. */
  async #empty(namespace: V1Namespace, name: string): Promise<void> {
    const resources = (await allResources(this.#api)).filter(({ namespaced, verbs }) => namespaced && verbs.includes('list') && verbs.includes('deletecollection'));
    const pods = resources.filter(({ apiVersion, plural }) => apiVersion === 'v1' && plural === 'pods');
    const isEmpty = (await this.#deleteFrom(pods, name)) && (await this.#deleteFrom(resources, name));
    if (isEmpty) await this.#api.replace(`/api/v1/namespaces/${name}/finalize`, { ...namespace, spec: { finalizers: [] } });
    else this.#queue.addLater(name, pollMs);
  }

  /** Whether there was nothing. */
  async #deleteFrom(resources: readonly Resource[], namespace: string): Promise<boolean> {
    const counts = await Promise.all(resources.map((resource) => this.#deleteAll(resource, namespace)));
    return counts.every((count) => count === 0);
  }

  /** How many there were. */
  async #deleteAll(resource: Resource, namespace: string): Promise<number> {
    const path = collectionPath(resource, namespace);
    const { items } = await this.#api.get<{ items: KubernetesObject[] }>(path);
    if (items.some((each) => !isBeingDeleted(each))) await this.#api.delete(path, { propagationPolicy: 'Background' });
    return items.length;
  }
}
