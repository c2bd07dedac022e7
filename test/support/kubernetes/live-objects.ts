import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { ApiClient } from './api-client.ts';

const retryMs = 100;

interface Listed<T> {
  readonly items?: T[];
  readonly metadata: { readonly resourceVersion: string };
}

export interface LiveObjectsListener<T> {
  /** New, changed, or seen for the first time. */
  put?(object: T): void;
  gone?(object: T): void;
}

/** What a collection of the API server holds, kept up to date. A collection that is not there (yet) is an empty one. */
export class LiveObjects<T extends KubernetesObject> {
  readonly path: string;
  readonly #api: ApiClient;
  readonly #listener: LiveObjectsListener<T>;
  readonly #selector: string;
  readonly #objects = new Map<string, T>();
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  /** `labelSelector`: those objects alone. */
  constructor(api: ApiClient, path: string, listener: LiveObjectsListener<T> = {}, labelSelector = '') {
    this.#selector = encodeURIComponent(labelSelector);
    this.#api = api;
    this.path = path;
    this.#listener = listener;
  }

  /** Resolves when the first list is complete. */
  async start(): Promise<this> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#running = this.#run(() => resolve(undefined));
    await promise;
    return this;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  all(): T[] {
    return [...this.#objects.values()];
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  async #run(onListed: () => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const { items = [], metadata } = await this.#api.get<Listed<T>>(`${this.path}?labelSelector=${this.#selector}`);
        this.#takeAll(items);
        onListed();
        await this.#follow(metadata.resourceVersion, signal);
      } catch {
        onListed(); // Not there, or away: nothing is known of it.
      }
      if (!signal.aborted) await sleep(retryMs, undefined, { signal }).catch(() => undefined);
    }
    onListed();
  }

  async #follow(from: string, signal: AbortSignal): Promise<void> {
    let version = from;
    while (!signal.aborted) {
      for await (const { type, object } of this.#api.watch(`${this.path}?labelSelector=${this.#selector}&watch=true&allowWatchBookmarks=true&resourceVersion=${version}`, signal)) {
        if (type === 'ERROR') throw new Error(String(object.message));
        version = String(object.metadata.resourceVersion);
        if (type === 'DELETED') this.#drop(object as T);
        else if (type !== 'BOOKMARK') this.#put(object as T);
      }
    }
  }

  #takeAll(items: readonly T[]): void {
    const keys = new Set(items.map(keyOf));
    for (const [key, object] of this.#objects) if (!keys.has(key)) this.#drop(object);
    for (const item of items) this.#put(item);
  }

  #put(object: T): void {
    const before = this.#objects.get(keyOf(object));
    if (before !== undefined && before.metadata?.uid !== object.metadata?.uid) this.#drop(before);
    this.#objects.set(keyOf(object), object);
    if (before?.metadata?.resourceVersion !== object.metadata?.resourceVersion) this.#listener.put?.(object);
  }

  #drop(object: T): void {
    if (this.#objects.delete(keyOf(object))) this.#listener.gone?.(object);
  }
}

/** `namespace/name`; `/name` of what is in no namespace. */
export const keyOf = ({ metadata }: KubernetesObject): string => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;
