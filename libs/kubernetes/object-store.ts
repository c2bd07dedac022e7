import { isDeepStrictEqual } from 'node:util';
import type { ObjectMeta } from './kubernetes-object.ts';

/** A change of an object: new when `previous` is undefined, gone when `current` is. */
export interface Change<T> {
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
  readonly previous: T | undefined;
  readonly current: T | undefined;
}

/** What is kept of one object. */
export interface Entry<T> {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | undefined;
  readonly resourceVersion: string;
  readonly value: T;
}

/** Metadata as lists and events have it. */
export type SeenMeta = ObjectMeta & { readonly resourceVersion: string };

/** Bound on absent objects whose latest resource version is remembered. */
const maxAbsent = 1_024;

/**
 * The known state of the objects of one resource. Updates may come twice, late or out of order: an object never returns
 * to an older version of itself. Where versions cannot be compared the order of arrival counts.
 */
export class ObjectStore<T> {
  #entries = new Map<string, Entry<T>>();
  /** Key -> latest resource version of objects that are gone, or not kept; the longest known first. */
  readonly #absent = new Map<string, string>();
  /** An update that is not newer than this is old, for every object: the list included it, or its entry was evicted. */
  #floor: string | undefined;
  #position: string | undefined;

  /** The newest resource version seen: later changes are still to come. */
  get position(): string | undefined {
    return this.#position;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#entries.get(keyOf({ namespace, name }))?.value;
  }

  list(namespace?: string): T[] {
    const values: T[] = [];
    for (const entry of this.#entries.values())
      if (namespace === undefined || entry.namespace === namespace) values.push(entry.value);
    return values;
  }

  /** Whether a list is older than the position: the server that sent it lags behind. */
  isBehind(resourceVersion: string): boolean {
    return this.#position !== undefined && isNewer(this.#position, resourceVersion);
  }

  /** The entry of this very version of the object. */
  sameAs(metadata: SeenMeta): Entry<T> | undefined {
    const entry = this.#entries.get(keyOf(metadata));
    return entry !== undefined && entry.resourceVersion === metadata.resourceVersion && entry.uid === metadata.uid
      ? entry
      : undefined;
  }

  /** Replaces the whole state by the list. Returns the changes that it makes. */
  replace(listed: Map<string, Entry<T>>, resourceVersion: string): readonly Change<T>[] {
    const old = this.#entries;
    this.#entries = listed;
    this.#absent.clear();
    [this.#floor, this.#position] = [resourceVersion, resourceVersion];
    const changes: Change<T>[] = [];
    for (const [key, entry] of listed) {
      const previous = old.get(key);
      if (previous === undefined || !isSame(previous, entry))
        changes.push(changeOf(entry, previous?.value, entry.value));
    }
    for (const [key, entry] of old) if (!listed.has(key)) changes.push(changeOf(entry, entry.value, undefined));
    return changes;
  }

  /** Records a new state of an object; `project` selects what to keep. Returns the change it makes. */
  put(metadata: SeenMeta, project: () => T | undefined): Change<T> | undefined {
    const [key, { resourceVersion }] = [keyOf(metadata), metadata];
    const known = this.#entries.get(key);
    const latest = known?.resourceVersion ?? this.#absent.get(key);
    this.advance(resourceVersion);
    if (this.#isForgotten(resourceVersion) || (latest !== undefined && isOld(resourceVersion, latest)))
      return undefined;
    const value = project();
    if (value === undefined) return this.#drop(key, resourceVersion);
    const entry = entryOf(metadata, value);
    this.#absent.delete(key);
    this.#entries.set(key, entry);
    return known !== undefined && isSame(known, entry) ? undefined : changeOf(entry, known?.value, value);
  }

  /** Records that an object is gone. Ignores the end of an older incarnation, and old updates. */
  remove(metadata: SeenMeta): Change<T> | undefined {
    const [key, { uid, resourceVersion }] = [keyOf(metadata), metadata];
    const known = this.#entries.get(key);
    this.advance(resourceVersion);
    if (known === undefined) {
      if (!this.#isForgotten(resourceVersion) && !isOld(resourceVersion, this.#absent.get(key) ?? ''))
        this.#remember(key, resourceVersion);
      return undefined;
    }
    const order = compareResourceVersions(resourceVersion, known.resourceVersion);
    if (order === undefined ? uid !== known.uid : order < 0) return undefined;
    return this.#drop(key, resourceVersion);
  }

  /** Every change up to this resource version has been delivered. */
  advance(resourceVersion: string): void {
    if (this.#position === undefined || (compareResourceVersions(resourceVersion, this.#position) ?? 1) > 0)
      this.#position = resourceVersion;
  }

  #drop(key: string, resourceVersion: string): Change<T> | undefined {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    this.#remember(key, resourceVersion);
    return known === undefined ? undefined : changeOf(known, known.value, undefined);
  }

  /** Forgets the longest known when there are too many: updates of that age are then refused for all objects. */
  #remember(key: string, resourceVersion: string): void {
    this.#absent.delete(key);
    this.#absent.set(key, resourceVersion);
    const [oldest] = this.#absent.size > maxAbsent ? this.#absent : [];
    if (oldest === undefined) return;
    this.#absent.delete(oldest[0]);
    if (this.#floor === undefined || isNewer(oldest[1], this.#floor)) this.#floor = oldest[1];
  }

  #isForgotten(resourceVersion: string): boolean {
    return this.#floor !== undefined && isOld(resourceVersion, this.#floor);
  }
}

export function keyOf({
  namespace = '', name,
}: {
  readonly namespace?: string | undefined;
  readonly name: string;
}): string {
  return `${namespace}/${name}`;
}

export function entryOf<T>({ namespace = '', name, uid, resourceVersion }: SeenMeta, value: T): Entry<T> {
  return { namespace, name, uid, resourceVersion, value };
}

/** Whether an update has the recorded version or an older one. */
function isOld(resourceVersion: string, known: string): boolean {
  return resourceVersion === known || isNewer(known, resourceVersion);
}

function isSame<T>(left: Entry<T>, right: Entry<T>): boolean {
  return left === right || (left.uid === right.uid && isDeepStrictEqual(left.value, right.value));
}

function changeOf<T>({ namespace, name }: Entry<T>, previous: T | undefined, current: T | undefined): Change<T> {
  return { namespace, name, previous, current };
}

/**
 * Since Kubernetes 1.35 resource versions of one resource are positive integers of any length that may be compared
 * (KEP-5504). Anything else stays opaque: the result is undefined, and the caller has to trust the order of arrival.
 */
export function compareResourceVersions(left: string, right: string): number | undefined {
  if (!integer.test(left) || !integer.test(right)) return undefined;
  if (left === right) return 0;
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : 1;
}

const integer = /^[1-9]\d*$/;

/** Whether `left` certainly came after `right`. */
export function isNewer(left: string, right: string): boolean {
  return (compareResourceVersions(left, right) ?? 0) > 0;
}
