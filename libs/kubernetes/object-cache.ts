import { backOffMs, type BackOff } from '@cecochat/contracts';
import { Listeners, pause } from '@cecochat/runtime';
import { ApiError } from './api-error.ts';
import type { KubernetesApi } from './kubernetes-api.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { ListScope } from './list-pages.ts';
import { entryOf, keyOf, ObjectStore, type Change, type Entry, type SeenMeta } from './object-store.ts';
import type { Resource } from './resource.ts';
import type { WatchEvent } from './watch-stream.ts';

export interface CacheLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface CacheTimings {
  /** The API server ends a watch after this time, or up to a third more; the cache then opens the next one. */
  readonly watchSeconds: number;
  /** A connection without a byte for this long is closed. Longer than any watch, since a watch may be silent. */
  readonly silenceMs: number;
  /** A watch that ends sooner, and without an event, has failed. */
  readonly shortestWatchMs: number;
  readonly backOff: BackOff;
  /** Everything is listed again after this time, against lost events; undefined for never. */
  readonly resyncMs: number | undefined;
}

/** A connection that hangs is detected after 45 s. API servers send a bookmark shortly before they end a watch. */
const defaultTimings: CacheTimings = {
  watchSeconds: 30,
  silenceMs: 45_000,
  shortestWatchMs: 1_000,
  backOff: { baseMs: 200, capMs: 10_000 },
  resyncMs: undefined,
};

export interface ObjectCacheOptions<O extends KubernetesObject, T> extends ListScope {
  readonly api: KubernetesApi;
  readonly resource: Resource<O>;
  /** Selects what to keep of an object; undefined to keep nothing. Pure. Nothing else of the object stays in memory. */
  readonly project: (object: O) => T | undefined;
  readonly logger: CacheLogger;
  /** 0 <= random() < 1. */
  readonly random: () => number;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly timings?: Partial<CacheTimings>;
}

/**
 * Lists that lag behind are refused this often in a row. After that the API server was reset (a backup was restored).
 */
const maxLists = 5;

/**
 * A copy of one resource of the API server, kept by list and watch. Its state existed at some time, is never older than
 * the one shown before, and converges to the present state after any failure.
 */
export class ObjectCache<O extends KubernetesObject, T> {
  readonly #options: ObjectCacheOptions<O, T>;
  readonly #timings: CacheTimings;
  readonly #store = new ObjectStore<T>();
  readonly #listeners: Listeners<Change<T>>;
  readonly #synced = Promise.withResolvers<undefined>();
  #isSynced = false;
  #isStarted = false;
  #needsList = true;
  #listsBehind = 0;
  #listedMs = 0;
  /** The latest watch delivered something, or lived long enough. */
  #hasProgressed = false;

  constructor(options: ObjectCacheOptions<O, T>) {
    this.#options = options;
    const { logger, resource } = options;
    this.#listeners = new Listeners((error, { namespace, name }) => {
      logger.error({ err: error, resource: resource.plural, namespace, object: name }, 'a listener failed');
    });
    this.#timings = { ...defaultTimings, ...options.timings };
    this.#synced.promise.catch(() => undefined); // Callers need not wait for it.
  }

  /** Resolves when everything was listed once; rejects when the cache is stopped before. */
  get synced(): Promise<void> {
    return this.#synced.promise;
  }

  get isSynced(): boolean {
    return this.#isSynced;
  }

  /** How many objects are kept. */
  get size(): number {
    return this.#store.size;
  }

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#store.get(namespace, name);
  }

  /** All that is kept, or that of one namespace. */
  list(namespace?: string): readonly T[] {
    return this.#store.list(namespace);
  }

  /**
   * Calls the listener after every change of what is kept, including each object of the first list; returns a function
   * that removes it.
   */
  onChange(listener: (change: Change<T>) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Follows until the signal aborts; resolves when everything is released. */
  async start(signal: AbortSignal): Promise<void> {
    if (this.#isStarted) throw new TypeError('a cache is started once');
    this.#isStarted = true;
    for (let failures = 0; !signal.aborted; ) {
      try {
        if (this.#needsList) await this.#listAll(signal);
        await this.#follow(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) break;
        if (this.#hasProgressed) failures = 0;
        await this.#recover(error, failures++, signal);
      }
    }
    this.#synced.reject(signal.reason);
  }

  async #recover(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    const { random, logger, resource, namespace } = this.#options;
    this.#hasProgressed = false;
    const { relist, waitMs } = decideRecovery({ error, failures, chance: random(), backOff: this.#timings.backOff });
    this.#needsList ||= relist;
    logger.warn(
      { err: error, resource: resource.plural, namespace, failures, waitMs, relist },
      'cannot follow objects of the api server, trying again',
    );
    await pause(waitMs, signal);
  }

  async #listAll(signal: AbortSignal): Promise<void> {
    const { api, resource, namespace, labelSelector, fieldSelector } = this.#options;
    const listed = new Map<string, Entry<T>>();
    let resourceVersion = '';
    for await (const page of api.listPages(resource, { namespace, labelSelector, fieldSelector }, { signal })) {
      if (page.isFirst) listed.clear();
      ({ resourceVersion } = page);
      for (const object of page.items) this.#addListed(listed, object);
    }
    if (this.#store.isBehind(resourceVersion) && ++this.#listsBehind < maxLists) {
      throw new ApiError(`the list is of ${resourceVersion}, but ${this.#store.position ?? ''} was seen`, {
        reason: 'Behind',
      });
    }
    this.#listsBehind = 0;
    this.#needsList = false;
    this.#listedMs = this.#options.clock();
    const changes = this.#store.replace(listed, resourceVersion);
    this.#isSynced = true;
    this.#synced.resolve(undefined);
    for (const change of changes) this.#listeners.notify(change);
  }

  #addListed(listed: Map<string, Entry<T>>, object: O): void {
    const { metadata } = object;
    if (!isSeen(metadata))
      throw new ApiError(`an object in a list of ${this.#options.resource.plural} has no name or no version`, {
        reason: 'Unreadable',
      });
    const same = this.#store.sameAs(metadata);
    const value = same === undefined ? this.#project(object) : undefined;
    const entry = same ?? (value === undefined ? undefined : entryOf(metadata, value));
    if (entry !== undefined) listed.set(keyOf(metadata), entry);
  }

  /** One watch, until it ends in order. */
  async #follow(signal: AbortSignal): Promise<void> {
    const { api, resource, namespace, labelSelector, fieldSelector, clock, random } = this.#options;
    const { watchSeconds, silenceMs, shortestWatchMs } = this.#timings;
    const begunMs = clock();
    this.#hasProgressed = false;
    const resourceVersion = this.#store.position ?? '';
    const timeoutSeconds = Math.max(
      1, Math.ceil(Math.min(watchSeconds * (1 + random() / 3), this.#untilResyncMs() / 1_000)),
    );
    for await (const event of api.watch(
      resource, { namespace, labelSelector, fieldSelector }, { resourceVersion, timeoutSeconds, silenceMs, signal },
    )) {
      this.#take(event);
      if (this.#untilResyncMs() <= 0) break;
    }
    if (clock() - begunMs >= shortestWatchMs) this.#hasProgressed = true;
    if (this.#untilResyncMs() <= 0) this.#needsList = true;
    else if (!this.#hasProgressed) throw new ApiError('a watch ended at once', { reason: 'EndedEarly' });
  }

  #take(event: WatchEvent<O>): void {
    const before = this.#store.position;
    const change = this.#apply(event);
    if (this.#store.position !== before) this.#hasProgressed = true;
    if (change !== undefined) this.#listeners.notify(change);
  }

  #apply(event: WatchEvent<O>): Change<T> | undefined {
    if (event.type === 'BOOKMARK') return void this.#store.advance(event.resourceVersion);
    const { object } = event;
    return event.type === 'DELETED'
      ? this.#store.remove(object.metadata)
      : this.#store.put(object.metadata, () => this.#project(object));
  }

  #untilResyncMs(): number {
    const { resyncMs } = this.#timings;
    return resyncMs === undefined ? Infinity : this.#listedMs + resyncMs - this.#options.clock();
  }

  /** Discards an object whose projection throws: the others must not suffer from it. */
  #project(object: O): T | undefined {
    const { project, logger, resource } = this.#options;
    try {
      return project(object);
    } catch (error) {
      logger.error(
        { err: error, resource: resource.plural, namespace: object.metadata.namespace, object: object.metadata.name },
        'an object cannot be looked at',
      );
      return undefined;
    }
  }
}

function isSeen(metadata: Partial<SeenMeta> | undefined): metadata is SeenMeta {
  return typeof metadata?.name === 'string' && typeof metadata.resourceVersion === 'string';
}

interface Failure {
  readonly error: unknown;
  /** Failures in a row before this one, without an event between. */
  readonly failures: number;
  /** 0 <= chance < 1 */
  readonly chance: number;
  readonly backOff: BackOff;
}

interface Recovery {
  /** The known state may have gaps, or the watch cannot resume from its position. */
  readonly relist: boolean;
  readonly waitMs: number;
}

/** Attempts to resume before a new list, which helps against almost everything. */
const failuresBeforeRelist = 2;

/**
 * How to resume after a failure of the watch. A failure that may pass: again from the same position. An expired
 * position (410): a new list, at once unless that was just tried. Any other failure also needs a new list.
 */
export function decideRecovery({ error, failures, chance, backOff }: Failure): Recovery {
  const hintMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  const waitMs = backOffMs(backOff, failures, chance, hintMs);
  if (!(error instanceof ApiError)) return { relist: true, waitMs };
  if (error.status === 410) return { relist: true, waitMs: failures === 0 ? 0 : waitMs };
  return { relist: !error.retry || failures >= failuresBeforeRelist, waitMs };
}
