import { addressOfObject, applyTo, saysTheSame, type MemoryObject } from './memory-object.ts';

/** What happened to an object. */
export interface MemoryEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly version: number;
  readonly object: MemoryObject;
}

/** The reason for a refusal, as in an answer of the API server. */
export class MemoryRefusal extends Error {
  override readonly name = 'MemoryRefusal';
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message = reason) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

interface Preconditions {
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
}

/** The objects of a cluster with their past, versions and identities; what has no owner any more is collected at once. */
export class MemoryObjects {
  readonly #objects = new Map<string, MemoryObject>();
  readonly #applied = new Map<string, MemoryObject>();
  readonly #listeners = new Set<(event: MemoryEvent) => void>();
  readonly #clock: () => number;
  #uids = 0;
  #version = 1;
  readonly past: MemoryEvent[] = [];
  /** Version of the newest change at the last compaction. A watch cannot start from an older one. */
  compacted = 0;
  /** Writes that changed something. */
  changes = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get version(): number {
    return this.#version;
  }

  get(kind: string, namespace: string, name: string): MemoryObject | undefined {
    return this.#objects.get(`${kind} ${namespace}/${name}`);
  }

  list(kind?: string): MemoryObject[] {
    return [...this.#objects.values()].filter((object) => kind === undefined || object.kind === kind);
  }

  /** As it was when this was the newest version. */
  listAt(kind: string, version: number): MemoryObject[] {
    if (version >= this.#version) return this.list(kind);
    const found = new Map<string, MemoryObject>();
    for (const event of this.past) {
      if (event.version > version) break;
      if (event.object.kind !== kind) continue;
      if (event.type === 'DELETED') found.delete(addressOfObject(event.object));
      else found.set(addressOfObject(event.object), event.object);
    }
    return [...found.values()];
  }

  onEvent(listener: (event: MemoryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  create(object: MemoryObject): MemoryObject {
    if (this.#objects.has(addressOfObject(object))) throw new MemoryRefusal(409, 'AlreadyExists');
    const metadata = { ...object.metadata, uid: `uid-${++this.#uids}`, generation: 1, creationTimestamp: this.#text() };
    return this.#keep('ADDED', { ...object, metadata });
  }

  /** Throws unless it is there, and what it has to be. */
  require(object: MemoryObject, { uid, resourceVersion }: Preconditions = {}): MemoryObject {
    const present = this.#objects.get(addressOfObject(object));
    if (present === undefined) throw new MemoryRefusal(404, 'NotFound');
    const { metadata } = present;
    if ((uid !== undefined && uid !== metadata.uid) || (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)) throw new MemoryRefusal(409, 'Conflict');
    return present;
  }

  replace(object: MemoryObject): MemoryObject {
    const { status, metadata } = this.require(object, object.metadata);
    const { labels, annotations, ownerReferences } = object.metadata;
    return this.write({ ...object, status, metadata: { ...metadata, labels: labels ?? {}, annotations: annotations ?? {}, ownerReferences: ownerReferences ?? [] } });
  }

  apply(wanted: MemoryObject): MemoryObject {
    const key = addressOfObject(wanted);
    const { uid } = wanted.metadata;
    if (uid !== undefined) this.require(wanted, { uid });
    const present = this.#objects.get(key);
    const next = applyTo(present ?? { ...wanted, metadata: { name: wanted.metadata.name, namespace: wanted.metadata.namespace } }, wanted, this.#applied.get(key));
    this.#applied.set(key, wanted);
    return present === undefined ? this.create(next) : this.write(next);
  }

  applyStatus(wanted: MemoryObject): MemoryObject {
    return this.write({ ...this.require(wanted), status: wanted.status });
  }

  /** Replaces the present object; writes nothing when both are equal. */
  write(next: MemoryObject): MemoryObject {
    const present = this.require(next);
    if (saysTheSame(present, next)) return present;
    const isOfSpec = JSON.stringify(present.spec) !== JSON.stringify(next.spec);
    const kept = this.#keep('MODIFIED', { ...next, metadata: { ...next.metadata, generation: (present.metadata.generation ?? 1) + (isOfSpec ? 1 : 0) } });
    if (kept.metadata.deletionTimestamp !== undefined && kept.metadata.finalizers?.length === 0 && kept.kind !== 'Pod') this.remove(kept);
    return kept;
  }

  /** Marks what something still has to be done about, and removes the rest at once. */
  delete(object: MemoryObject, preconditions: Preconditions = {}): void {
    const present = this.require(object, preconditions);
    const isKept = present.kind === 'Pod' || (present.metadata.finalizers ?? []).length > 0;
    if (!isKept) this.remove(present);
    else if (present.metadata.deletionTimestamp === undefined) this.#keep('MODIFIED', { ...present, metadata: { ...present.metadata, deletionTimestamp: this.#text() } });
  }

  /** For good, with all that it owns. */
  remove(object: MemoryObject): void {
    const present = this.require(object);
    this.#objects.delete(addressOfObject(present));
    this.#applied.delete(addressOfObject(present));
    this.#say('DELETED', present);
    const owned = this.list().filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === present.metadata.uid));
    for (const each of owned) this.delete(each);
  }

  /** Watches from an older version have to list again. */
  compact(): void {
    this.compacted = this.#version;
  }

  #keep(type: 'ADDED' | 'MODIFIED', object: MemoryObject): MemoryObject {
    return this.#say(type, object);
  }

  #say(type: MemoryEvent['type'], object: MemoryObject): MemoryObject {
    const version = ++this.#version;
    const said = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
    if (type !== 'DELETED') this.#objects.set(addressOfObject(said), said);
    this.changes++;
    const event = { type, version, object: said };
    this.past.push(event);
    for (const listener of this.#listeners) listener(event);
    return said;
  }

  #text(): string {
    return new Date(this.#clock()).toISOString();
  }
}
