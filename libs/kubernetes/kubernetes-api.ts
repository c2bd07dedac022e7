import type { KubeConfig } from '@kubernetes/client-node';
import { ApiError } from './api-error.ts';
import { Connection, type Transport } from './connection.ts';
import { buildEvent, type EventToTell } from './event.ts';
import { events as eventResource } from './known-resources.ts';
import type { KubernetesObject, ObjectKey, WrittenObject } from './kubernetes-object.ts';
import { listPages, type ListPage, type ListScope } from './list-pages.ts';
import { Requester, type CallOptions, type EndedRequest } from './requester.ts';
import { apiVersionOf, collectionPath, objectPath, type Resource, type Subresource } from './resource.ts';
import { openWatch, type WatchEvent, type WatchOptions } from './watch-stream.ts';

export interface KubernetesApiOptions {
  /** Names the API server and the user. */
  readonly config: KubeConfig;
  /** Carries the requests; by default connections made from the config. */
  readonly transport?: Transport;
  /** Owner of the fields, for apply, create and replace. */
  readonly fieldManager: string;
  /** 0 <= random() < 1. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Deadline of a call without one of its own: 10 s by default. */
  readonly deadlineMs?: number;
  /** Called for every request that has ended. */
  readonly onRequest?: (request: EndedRequest) => void;
}

export interface ApplyOptions extends CallOptions {
  /** Takes over fields that another manager owns. Default true, as the operator's fields are its own. */
  readonly force?: boolean;
}

export interface RemoveOptions extends CallOptions {
  /** Removes this incarnation only. */
  readonly uid?: string | undefined;
  /** Removes this version only. */
  readonly resourceVersion?: string | undefined;
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagationPolicy?: 'Foreground' | 'Background' | 'Orphan' | undefined;
}

export interface List<T> {
  readonly items: readonly T[];
  readonly resourceVersion: string;
}

/**
 * The Kubernetes API in plain JSON. Every call rejects with an ApiError, whose `retry` is whether the same call can
 * succeed later, or with an ApiConflict (a VersionConflict) when the object differs from the expected one.
 */
export class KubernetesApi {
  readonly #requester: Requester;
  readonly #connection: Transport;
  readonly #options: KubernetesApiOptions;

  constructor(options: KubernetesApiOptions) {
    const {
      config, transport = new Connection(config), deadlineMs = 10_000, random, clock, onRequest = () => undefined,
    } = options;
    this.#options = options;
    this.#connection = transport;
    this.#requester = new Requester({ connection: this.#connection, deadlineMs, random, clock, onRequest });
  }

  /** The object; undefined when there is none. */
  async get<T extends KubernetesObject>(
    resource: Resource<T>, key: ObjectKey, options?: CallOptions,
  ): Promise<T | undefined> {
    try {
      return (await this.#requester.read(
        { verb: 'get', resource, method: 'GET', path: objectPath(resource, key) }, options,
      )) as T;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** All objects in the scope at once. `listPages` needs less memory. */
  async list<T extends KubernetesObject>(
    resource: Resource<T>, scope: ListScope = {}, options?: CallOptions,
  ): Promise<List<T>> {
    let list: { items: T[]; resourceVersion: string } = { items: [], resourceVersion: '' };
    for await (const page of this.listPages(resource, scope, options)) {
      if (page.isFirst) list = { items: [], resourceVersion: page.resourceVersion };
      list.items.push(...page.items);
    }
    return list;
  }

  /**
   * The objects in the scope, page by page. A further page with `isFirst` restarts the list. The deadline applies to
   * each page.
   */
  listPages<T extends KubernetesObject>(
    resource: Resource<T>, scope: ListScope, options?: CallOptions,
  ): AsyncGenerator<ListPage<T>> {
    return listPages(this.#requester, resource, scope, options);
  }

  /**
   * Changes of the objects in the scope after a resource version, until the API server or the signal ends the watch.
   */
  watch<T extends KubernetesObject>(
    resource: Resource<T>, scope: ListScope, options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    return openWatch(this.#requester, resource, scope, options);
  }

  /** Server-side apply: creates the object, or sets the fields that it gives. */
  async apply<T extends KubernetesObject, W extends WrittenObject>(
    resource: Resource<T>, object: W, options?: ApplyOptions,
  ): Promise<T> {
    return this.#apply(resource, object, undefined, options);
  }

  async applyStatus<T extends KubernetesObject, W extends WrittenObject>(
    resource: Resource<T>, object: W, options?: ApplyOptions,
  ): Promise<T> {
    return this.#apply(resource, object, 'status', options);
  }

  /** Throws an ApiConflict with reason AlreadyExists when there is one of that name. */
  async create<T extends KubernetesObject, W extends WrittenObject>(
    resource: Resource<T>, object: W, options?: CallOptions,
  ): Promise<T> {
    const { fieldManager } = this.#options;
    const path = collectionPath(resource, namespaceOf(resource, object));
    return (await this.#requester.write(
      { verb: 'create', resource, method: 'POST', path, query: { fieldManager }, body: completed(resource, object) },
      options,
    )) as T;
  }

  /**
   * Compare-and-swap: the object has to have the `resourceVersion` that it was read with. Throws an ApiConflict when it
   * has changed since.
   */
  async replace<
    T extends KubernetesObject,
    W extends WrittenObject & { readonly metadata: { readonly resourceVersion?: string } },
  >(resource: Resource<T>, object: W, options?: CallOptions): Promise<T> {
    const { fieldManager } = this.#options;
    const path = objectPath(resource, keyOf(resource, object));
    if (object.metadata.resourceVersion === undefined)
      throw new TypeError(`replacing ${path} without its resourceVersion would overwrite what others wrote`);
    return (await this.#requester.write(
      { verb: 'replace', resource, method: 'PUT', path, query: { fieldManager }, body: completed(resource, object) },
      options,
    )) as T;
  }

  /**
   * Removes the object; a missing object is not an error. Throws an ApiConflict when the uid or the resource version
   * differs.
   */
  async remove<T extends KubernetesObject>(
    resource: Resource<T>, key: ObjectKey, options: RemoveOptions = {},
  ): Promise<void> {
    const { uid, resourceVersion, gracePeriodSeconds, propagationPolicy } = options;
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid, resourceVersion },
      gracePeriodSeconds,
      propagationPolicy,
    };
    try {
      await this.#requester.write(
        { verb: 'delete', resource, method: 'DELETE', path: objectPath(resource, key), body }, options,
      );
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }

  /** Creates an Event about an object, which `kubectl describe` and `kubectl events` show. */
  async createEvent(event: EventToTell, options?: CallOptions): Promise<void> {
    await this.create(eventResource, buildEvent(event, this.#options.fieldManager, this.#options.clock()), options);
  }

  /** Closes connections. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #apply<T extends KubernetesObject>(
    resource: Resource<T>, object: WrittenObject, subresource: Subresource | undefined, options: ApplyOptions = {},
  ): Promise<T> {
    const { force = true } = options;
    const path = objectPath(resource, keyOf(resource, object), subresource);
    const query = { fieldManager: this.#options.fieldManager, force };
    const contentType = 'application/apply-patch+yaml'; // JSON is YAML.
    return (await this.#requester.write(
      {
        verb: 'apply',
        resource,
        subresource,
        method: 'PATCH',
        path,
        query,
        contentType,
        body: completed(resource, object),
      },
      options,
    )) as T;
  }
}

function completed(resource: Resource, object: WrittenObject): unknown {
  return { apiVersion: apiVersionOf(resource), kind: resource.kind, ...object };
}

function keyOf(resource: Resource, object: WrittenObject): ObjectKey {
  const { name } = object.metadata;
  if (name === undefined) throw new TypeError(`a ${resource.kind} to be written needs a name`);
  return { namespace: namespaceOf(resource, object), name };
}

function namespaceOf(resource: Resource, { metadata }: WrittenObject): string | undefined {
  if (resource.namespaced && metadata.namespace === undefined)
    throw new TypeError(`a ${resource.kind} to be written needs a namespace`);
  return metadata.namespace;
}
