import { controllerUidOf, seenMetadata, type KubernetesApi, type Resource } from '@cecochat/kubernetes';
import { z } from 'zod';
import { hashOf, labelNames, type Child, type ClusterRef } from '../objects/index.ts';

export interface ChildKeeperParts {
  readonly api: KubernetesApi;
  readonly resourceOf: (kind: string) => Resource;
  /** The object as the watch last showed it. */
  readonly cached: (kind: string, namespace: string, name: string) => ChildView | undefined;
}

/** An object of that name has another owner, and is left alone. */
export class ForeignObject extends Error {
  override readonly name = 'ForeignObject';
}

interface Applied {
  /** Hash of the desired object. */
  readonly wanted: string;
  /** The object as the API server returned it. */
  readonly found: ChildView;
}

/**
 * Keeps objects of a ChatCluster in their desired state; writes only those that are missing, changed, or edited
 * manually.
 */
export class ChildKeeper {
  readonly #parts: ChildKeeperParts;
  readonly #applied = new Map<string, Applied>();
  /** Of objects that recur in every reconcile. */
  readonly #hashes = new WeakMap<Child, string>();

  constructor(parts: ChildKeeperParts) {
    this.#parts = parts;
  }

  /** Returns whether it wrote. Throws a ForeignObject when the object there does not belong to the ChatCluster. */
  async ensure(child: Child, owner: ClusterRef): Promise<boolean> {
    const key = `${child.kind} ${child.metadata.name}`;
    const wanted = this.#hashOf(child);
    const present = this.present(child);
    const applied = this.#applied.get(key);
    if (
      present !== undefined &&
      applied !== undefined &&
      applied.wanted === wanted &&
      isAsApplied(present, applied.found)
    )
      return false;
    await this.#refuseForeign(child, present, owner);
    const found = viewChild(await this.#parts.api.apply(this.#parts.resourceOf(child.kind), child), child.kind);
    if (found !== undefined) this.#applied.set(key, { wanted, found });
    return present?.resourceVersion !== found?.resourceVersion;
  }

  /** The object of that kind and name, if the cache has it. */
  present({ kind, metadata }: Child): ChildView | undefined {
    return this.#parts.cached(kind, metadata.namespace, metadata.name);
  }

  #hashOf(child: Child): string {
    const hash = this.#hashes.get(child) ?? hashOf(child);
    this.#hashes.set(child, hash);
    return hash;
  }

  /** An object missing from the watch may still exist: without our labels, or since just now. */
  async #refuseForeign({ kind, metadata }: Child, present: ChildView | undefined, owner: ClusterRef): Promise<void> {
    const there = present ?? viewChild(await this.#parts.api.get(this.#parts.resourceOf(kind), metadata), kind);
    if (there === undefined || there.ownerUid === owner.uid) return;
    const isOurOrphan = there.ownerUid === undefined && there.cluster === owner.name;
    if (!isOurOrphan)
      throw new ForeignObject(`${kind} ${metadata.name} is there and is not this ChatCluster's: it is left alone`);
  }
}

/** The watch may still lag behind the apply. */
function isAsApplied(present: ChildView, found: ChildView): boolean {
  return present.fingerprint === found.fingerprint || Number(present.resourceVersion) < Number(found.resourceVersion);
}

const schema = z.object({ metadata: seenMetadata }).loose();

/** What the operator keeps of an object that it made. */
export interface ChildView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Generation of the desired state; 0 for kinds that do not count it. */
  readonly generation: number;
  /** Name of its ChatCluster, from its label. */
  readonly cluster: string | undefined;
  /** The only messaging server that it is for; undefined when it is for all. */
  readonly server: string | undefined;
  /** Uid of the controlling object; undefined for an orphan. */
  readonly ownerUid: string | undefined;
  /** Equal until a writer changes anything other than its status. */
  readonly fingerprint: string;
  /** Only of kinds whose own state is read. */
  readonly spec?: unknown;
  readonly status?: unknown;
}

const kindsRead = new Set(['Deployment', 'Job', 'Service']);

/** Pure: undefined for a value that is not an object of Kubernetes. */
export function viewChild(object: unknown, kind: string): ChildView | undefined {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status, ...said } = parsed.data;
  const { name, namespace, uid, resourceVersion, generation, labels, annotations, ownerReferences } = metadata;
  return {
    name, namespace, uid, resourceVersion, generation,
    cluster: labels[labelNames.instance],
    server: labels[labelNames.server],
    ownerUid: controllerUidOf(metadata),
    // Objects in a list come without their kind.
    fingerprint: hashOf({ ...said, apiVersion: undefined, kind: undefined, labels, annotations, ownerReferences }),
    ...(kindsRead.has(kind) && { status, spec: said['spec'] }),
  };
}
