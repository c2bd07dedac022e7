import type { KubernetesObject, V1CustomResourceDefinition, V1OwnerReference } from '@kubernetes/client-node';
import { isRefusal, type ApiClient } from '../api-client.ts';
import { KeyQueue } from '../key-queue.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import { isBeingDeleted } from './pods.ts';
import { allResources, collectionPath, resourcesOf, type Resource } from './resources.ts';

/** Kinds that come and go by the thousand and own nothing, and kinds without owners. */
const ignored = new Set(['events', 'leases', 'nodes', 'namespaces', 'componentstatuses', 'apiservices', 'flowschemas', 'prioritylevelconfigurations', 'clusterroles', 'clusterrolebindings']);

interface Known {
  readonly resource: Resource;
  readonly object: KubernetesObject;
}

/** Deletes what is left of owners that are gone, of every kind there is, custom resources as well. */
export class GarbageCollector {
  readonly #api: ApiClient;
  readonly #queue = new KeyQueue('garbage collector', (uid) => this.#reconcile(uid));
  readonly #known = new Map<string, Known>();
  readonly #live = new Map<string, LiveObjects<KubernetesObject>>();
  readonly #definitions: LiveObjects<V1CustomResourceDefinition>;
  readonly #discovering = new KeyQueue('discovery', async (apiVersion) => this.#watch(await resourcesOf(this.#api, apiVersion)));

  constructor(api: ApiClient) {
    this.#api = api;
    this.#definitions = new LiveObjects(api, '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', { put: (each) => this.#discover(each) });
  }

  async start(): Promise<void> {
    await this.#watch(await allResources(this.#api));
    await this.#definitions.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#definitions, ...this.#live.values()].map((each) => each.stop()));
    await Promise.all([this.#queue.stop(), this.#discovering.stop()]);
  }

  #discover({ spec, status }: V1CustomResourceDefinition): void {
    if (status?.conditions?.some(({ type, status: holds }) => type === 'Established' && holds === 'True') !== true) return;
    for (const { name } of spec.versions.filter(({ storage }) => storage)) this.#discovering.add(`${spec.group}/${name}`);
  }

  async #watch(resources: readonly Resource[]): Promise<void> {
    const wanted = resources.filter(({ plural, verbs }) => verbs.includes('watch') && verbs.includes('delete') && !ignored.has(plural));
    await Promise.all(wanted.map(async (resource) => {
      const path = collectionPath(resource);
      if (this.#live.has(path)) return;
      const live = new LiveObjects<KubernetesObject>(this.#api, path, { put: (object) => this.#put(resource, object), gone: (object) => this.#gone(object) });
      this.#live.set(path, live);
      await live.start();
    }));
  }

  #put(resource: Resource, object: KubernetesObject): void {
    const uid = object.metadata?.uid ?? '';
    this.#known.set(uid, { resource, object });
    if ((object.metadata?.ownerReferences ?? []).length > 0 || isBeingDeleted(object)) this.#queue.add(uid);
  }

  #gone(object: KubernetesObject): void {
    const uid = object.metadata?.uid ?? '';
    this.#known.delete(uid);
    for (const child of this.#childrenOf(uid)) this.#queue.add(child.object.metadata?.uid ?? '');
    for (const { uid: owner } of object.metadata?.ownerReferences ?? []) this.#queue.add(owner);
  }

  #childrenOf(owner: string): Known[] {
    return [...this.#known.values()].filter(({ object }) => object.metadata?.ownerReferences?.some(({ uid }) => uid === owner));
  }

  async #reconcile(uid: string): Promise<void> {
    const known = this.#known.get(uid);
    if (known === undefined) return;
    const { object, resource } = known;
    const finalizers = object.metadata?.finalizers ?? [];
    if (isBeingDeleted(object) && finalizers.includes('foregroundDeletion')) await this.#deleteChildrenFirst(known);
    else if (isBeingDeleted(object) && finalizers.includes('orphan')) await this.#letChildrenGo(known);
    const owners = object.metadata?.ownerReferences ?? [];
    if (owners.length === 0 || isBeingDeleted(object)) return;
    const exist = await Promise.all(owners.map((owner) => this.#exists(owner, object.metadata?.namespace)));
    if (!exist.includes(true)) await this.#delete(resource, object, 'Background');
  }

  async #deleteChildrenFirst(owner: Known): Promise<void> {
    const children = this.#childrenOf(owner.object.metadata?.uid ?? '');
    for (const { resource, object } of children.filter((each) => !isBeingDeleted(each.object))) await this.#delete(resource, object, 'Foreground');
    const blocking = children.filter(({ object }) => object.metadata?.ownerReferences?.some(({ uid, blockOwnerDeletion }) => uid === owner.object.metadata?.uid && blockOwnerDeletion === true));
    if (blocking.length === 0) await this.#removeFinalizer(owner, 'foregroundDeletion');
  }

  async #letChildrenGo(owner: Known): Promise<void> {
    for (const { resource, object } of this.#childrenOf(owner.object.metadata?.uid ?? '')) {
      const ownerReferences = object.metadata?.ownerReferences?.filter(({ uid }) => uid !== owner.object.metadata?.uid) ?? [];
      await this.#api.patch(pathOf(resource, object), { metadata: { uid: object.metadata?.uid, ownerReferences } });
    }
    await this.#removeFinalizer(owner, 'orphan');
  }

  async #removeFinalizer({ resource, object }: Known, finalizer: string): Promise<void> {
    const { uid, resourceVersion, finalizers = [] } = object.metadata ?? {};
    await this.#api.patch(pathOf(resource, object), { metadata: { uid, resourceVersion, finalizers: finalizers.filter((each) => each !== finalizer) } });
  }

  /** An owner that is not known (yet) is asked for; one of another namespace does not count. */
  async #exists({ apiVersion, kind, name, uid }: V1OwnerReference, namespace: string | undefined): Promise<boolean> {
    const known = this.#known.get(uid);
    if (known !== undefined) return (known.object.metadata?.namespace ?? namespace) === namespace;
    try {
      const resource = (await resourcesOf(this.#api, apiVersion)).find((each) => each.kind === kind);
      if (resource === undefined) return false;
      const owner = await this.#api.get<KubernetesObject>(`${collectionPath(resource, namespace)}/${name}`);
      return owner.metadata?.uid === uid;
    } catch (error) {
      if (isRefusal(error, 404)) return false;
      throw error;
    }
  }

  async #delete(resource: Resource, object: KubernetesObject, propagationPolicy: string): Promise<void> {
    await this.#api.delete(pathOf(resource, object), { propagationPolicy, preconditions: { uid: object.metadata?.uid } });
  }
}

function pathOf(resource: Resource, object: KubernetesObject): string {
  const [namespace] = keyOf(object).split('/');
  return `${collectionPath(resource, namespace)}/${object.metadata?.name}`;
}
