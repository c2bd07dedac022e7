import { isDeepStrictEqual } from 'node:util';
import type { ObjectMeta } from './kubernetes-object.ts';
import { compareResourceVersions, isNewer } from './resource-version.ts';

/** An object that is not as it was: new when `previous` is undefined, gone when `current` is. */
export interface Change<T> {
  /** Empty for what is in no namespace. */
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

/** Of so many objects that are not kept it is remembered how new the last news of them was. */
const maxAbsent = 1_024;

/**
 * What is known of the objects of one resource. News may come twice, late or in the wrong order: no object ever goes back to
 * an older version of itself. Where versions cannot be compared the order of arrival counts.
 */
export class ObjectStore<T> {
  #entries = new Map<string, Entry<T>>();
  /** Key -> resource version of the latest news of what is gone, or of which nothing is kept; the longest known first. */
  readonly #absent = new Map<string, string>();
  /** News that is not newer is old, whatever it is about: the list had it, or it was forgotten for its age. */
  #floor: string | undefined;
  #position: string | undefined;

  /** The newest resource version that was seen: what came after it is still to be learned. */
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
    for (const entry of this.#entries.values()) if (namespace === undefined || entry.namespace === namespace) values.push(entry.value);
    return values;
  }

  /** Whether a list is older than what was seen already: the server that gave it lags behind. */
  isBehind(resourceVersion: string): boolean {
    return this.#position !== undefined && isNewer(this.#position, resourceVersion);
  }

  /** What is kept of this very version of the object. */
  sameAs(metadata: SeenMeta): Entry<T> | undefined {
    const entry = this.#entries.get(keyOf(metadata));
    return entry !== undefined && entry.resourceVersion === metadata.resourceVersion && entry.uid === metadata.uid ? entry : undefined;
  }

  /** From now on everything is as listed, and nothing else is there. Gives what that changes. */
  replace(listed: Map<string, Entry<T>>, resourceVersion: string): readonly Change<T>[] {
    const old = this.#entries;
    this.#entries = listed;
    this.#absent.clear();
    [this.#floor, this.#position] = [resourceVersion, resourceVersion];
    const changes: Change<T>[] = [];
    for (const [key, entry] of listed) {
      const previous = old.get(key);
      if (previous === undefined || !isSame(previous, entry)) changes.push(changeOf(entry, previous?.value, entry.value));
    }
    for (const [key, entry] of old) if (!listed.has(key)) changes.push(changeOf(entry, entry.value, undefined));
    return changes;
  }

  /** Takes the news that an object is as given; `project` says what to keep. Gives what that changes. */
  put(metadata: SeenMeta, project: () => T | undefined): Change<T> | undefined {
    const [key, { resourceVersion }] = [keyOf(metadata), metadata];
    const known = this.#entries.get(key);
    const latest = known?.resourceVersion ?? this.#absent.get(key);
    this.advance(resourceVersion);
    if (this.#isForgotten(resourceVersion) || (latest !== undefined && isOld(resourceVersion, latest))) return undefined;
    const value = project();
    if (value === undefined) return this.#drop(key, resourceVersion);
    const entry = entryOf(metadata, value);
    this.#absent.delete(key);
    this.#entries.set(key, entry);
    return known !== undefined && isSame(known, entry) ? undefined : changeOf(entry, known?.value, value);
  }

  /** Takes the news that an object is gone. The end of an older incarnation, or old news, is not the end of what is known. */
  remove(metadata: SeenMeta): Change<T> | undefined {
    const [key, { uid, resourceVersion }] = [keyOf(metadata), metadata];
    const known = this.#entries.get(key);
    this.advance(resourceVersion);
    if (known === undefined) {
      if (!this.#isForgotten(resourceVersion) && !isOld(resourceVersion, this.#absent.get(key) ?? '')) this.#remember(key, resourceVersion);
      return undefined;
    }
    const order = compareResourceVersions(resourceVersion, known.resourceVersion);
    if (order === undefined ? uid !== known.uid : order < 0) return undefined;
    return this.#drop(key, resourceVersion);
  }

  /** Everything up to this resource version has been said. */
  advance(resourceVersion: string): void {
    if (this.#position === undefined || (compareResourceVersions(resourceVersion, this.#position) ?? 1) > 0) this.#position = resourceVersion;
  }

  #drop(key: string, resourceVersion: string): Change<T> | undefined {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    this.#remember(key, resourceVersion);
    return known === undefined ? undefined : changeOf(known, known.value, undefined);
  }

  /** Forgets the longest known when there are too many: news that old is then refused for all objects. */
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

export function keyOf({ namespace = '', name }: { readonly namespace?: string | undefined; readonly name: string }): string {
  return `${namespace}/${name}`;
}

export function entryOf<T>({ namespace = '', name, uid, resourceVersion }: SeenMeta, value: T): Entry<T> {
  return { namespace, name, uid, resourceVersion, value };
}

/** Whether news is known to say no more than what is known already. */
function isOld(resourceVersion: string, known: string): boolean {
  return resourceVersion === known || isNewer(known, resourceVersion);
}

function isSame<T>(left: Entry<T>, right: Entry<T>): boolean {
  return left === right || (left.uid === right.uid && isDeepStrictEqual(left.value, right.value));
}

function changeOf<T>({ namespace, name }: Entry<T>, previous: T | undefined, current: T | undefined): Change<T> {
  return { namespace, name, previous, current };
}
