import {
  chatClusters,
  ObjectCache,
  pods,
  type CacheTimings,
  type KubernetesApi,
  type Resource,
} from '@cecochat/kubernetes';
import { viewChild, type ChildView } from '../children/index.ts';
import { childKinds, labelNames, manager } from '../objects/index.ts';
import { isServerPod, viewPod, type PodView, type ServerPod } from '../shell/index.ts';
import { viewCluster, type ClusterView } from './cluster-view.ts';

interface CacheLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface CachesParts {
  readonly api: KubernetesApi;
  readonly logger: CacheLogger;
  readonly random: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
  readonly cacheTimings?: Partial<CacheTimings>;
}

/** Interval of a full list, in milliseconds: a guard against lost updates of any cause. */
const resyncMs = 600_000;

/** Kinds of objects that the operator makes, apart from pods. */
const childResources = childKinds.filter(({ kind }) => kind !== pods.kind);
const ours = `${labelNames.managedBy}=${manager}`;

export const resourceOf = (kind: string): Resource => {
  const found = childResources.find((resource) => resource.kind === kind);
  if (found === undefined) throw new TypeError(`the operator makes no ${kind}`);
  return found;
};

/** Everything that is watched in one scope: a namespace, or all of them. */
class Scope {
  readonly clusters: ObjectCache<never, ClusterView>;
  readonly pods: ObjectCache<never, PodView>;
  readonly children: ReadonlyMap<string, ObjectCache<never, ChildView>>;

  constructor({ api, logger, random, monotonic, cacheTimings }: CachesParts, namespace: string | undefined) {
    const scope = {
      api,
      logger,
      random,
      clock: monotonic,
      timings: { resyncMs, ...cacheTimings },
      ...(namespace !== undefined && { namespace }),
    };
    const watched = <T,>(resource: Resource, project: (object: unknown) => T | undefined, labelSelector?: string) =>
      new ObjectCache<never, T>({
        ...scope, resource: resource as Resource<never>, project, ...(labelSelector !== undefined && { labelSelector }),
      });
    this.clusters = watched(chatClusters, viewCluster);
    this.pods = watched(pods, viewPod, ours);
    this.children = new Map(
      childResources.map((resource) => [
        resource.kind, watched(resource, (object) => viewChild(object, resource.kind), ours),
      ]),
    );
  }

  get all(): Pick<ObjectCache<never, unknown>, 'start' | 'synced'>[] {
    return [this.clusters, this.pods, ...this.children.values()];
  }
}

/**
 * A copy of the ChatClusters of the API server and of the objects they own, in the namespaces that the operator serves.
 */
export class Caches {
  /** By namespace; the empty one stands for all of them. */
  readonly #scopes: ReadonlyMap<string, Scope>;

  constructor(parts: CachesParts, namespaces: readonly string[]) {
    const wanted = namespaces.length === 0 ? [''] : namespaces;
    this.#scopes = new Map(
      wanted.map((namespace) => [namespace, new Scope(parts, namespace === '' ? undefined : namespace)]),
    );
  }

  /** Follows until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#all().map((cache) => cache.start(signal)));
  }

  /** Resolves after the first complete list; rejects when the caches stop before. */
  async synced(): Promise<void> {
    await Promise.all(this.#all().map((cache) => cache.synced));
  }

  clusters(): ClusterView[] {
    return [...this.#scopes.values()].flatMap((scope) => [...scope.clusters.list()]);
  }

  cluster(namespace: string, name: string): ClusterView | undefined {
    return this.#scope(namespace)?.clusters.get(namespace, name);
  }

  /** Messaging pods with the label of the ChatCluster. */
  pods(namespace: string, cluster: string): ServerPod[] {
    return this.allPods(namespace, cluster).filter(isServerPod);
  }

  /** Pods of all programs with the label of the ChatCluster. */
  allPods(namespace: string, cluster: string): PodView[] {
    return (this.#scope(namespace)?.pods.list(namespace) ?? []).filter((pod) => pod.cluster === cluster);
  }

  child(kind: string, namespace: string, name: string): ChildView | undefined {
    return this.#scope(namespace)?.children.get(kind)?.get(namespace, name);
  }

  /** Objects of a kind that carry the label of the ChatCluster. */
  children(kind: string, namespace: string, cluster: string): ChildView[] {
    return (this.#scope(namespace)?.children.get(kind)?.list(namespace) ?? []).filter(
      (child) => child.cluster === cluster,
    );
  }

  /** Calls the listener with the ChatCluster that a change concerns. */
  onChange(listener: (key: { readonly namespace: string; readonly name: string }) => void): void {
    for (const scope of this.#scopes.values()) {
      scope.clusters.onChange(({ namespace, name }) => listener({ namespace, name }));
      for (const cache of [scope.pods, ...scope.children.values()]) {
        cache.onChange(({ namespace, previous, current }) => {
          for (const name of new Set([previous?.cluster, current?.cluster]))
            if (name !== undefined) listener({ namespace, name });
        });
      }
    }
  }

  #scope(namespace: string): Scope | undefined {
    return this.#scopes.get(namespace) ?? this.#scopes.get('');
  }

  #all(): Pick<ObjectCache<never, unknown>, 'start' | 'synced'>[] {
    return [...this.#scopes.values()].flatMap((scope) => scope.all);
  }
}

