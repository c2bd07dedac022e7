import type { Committed } from '../../decide/index.ts';
import { buildChildren, buildServerService, type Child, type ClusterRef, type ServableSpec } from '../objects/index.ts';
import { versionIn, versionOfRevision } from '../specs/index.ts';

interface Basis {
  readonly spec: ServableSpec;
  readonly committed: Pick<Committed, 'members' | 'stableVersion'> | undefined;
  /** The spec that servers of a revision run by; undefined when it is not kept any more. */
  readonly specOf: (revision: string) => ServableSpec | undefined;
}

/** The desired objects of a ChatCluster: the identical array while its inputs are the same. */
export class WantedChildren {
  readonly #cluster: ClusterRef;
  #last: (Pick<Basis, 'spec' | 'committed'> & { readonly children: readonly Child[] }) | undefined;

  constructor(cluster: ClusterRef) {
    this.#cluster = cluster;
  }

  of(basis: Basis): readonly Child[] {
    const { spec, committed } = basis;
    if (this.#last?.spec !== spec || this.#last.committed !== committed)
      this.#last = { spec, committed, children: this.#build(basis) };
    return this.#last.children;
  }

  /**
   * The other services follow once every messaging server runs a version: a broken version never reaches them. A
   * server's own Service fits its pod, of whatever revision.
   */
  #build({ spec, committed, specOf }: Basis): Child[] {
    const version = committed === undefined ? versionIn(spec) : versionOfRevision(committed.stableVersion);
    const members = [...(committed?.members ?? [])];
    const services = members.flatMap(
      ([name, { version: revision }]) =>
        buildServerService({ ...this.#cluster, spec: specOf(revision) ?? spec }, name) ?? [],
    );
    return [...services, ...buildChildren({ ...this.#cluster, spec }, { version, servers: members.length })];
  }
}
