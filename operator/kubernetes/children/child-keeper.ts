import type { KubernetesApi, Resource } from '@cecochat/kubernetes';
import { hashOf, type Child, type ClusterRef } from '../objects/index.ts';
import { viewChild, type ChildView } from './child-view.ts';

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
