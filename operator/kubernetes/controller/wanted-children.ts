import type { Committed } from '../../decide/index.ts';
import { buildChildren, buildServerService, type Child, type ClusterRef, type ServableSpec } from '../objects/index.ts';
import { versionIn, versionOfRevision } from '../specs/index.ts';

interface Basis {
  readonly spec: ServableSpec;
  readonly committed: Pick<Committed, 'members' | 'stableVersion'> | undefined;
  /** The spec that servers of a revision run by; undefined when it is not known any more. */
  readonly specOf: (revision: string) => ServableSpec | undefined;
}

/** The objects that a ChatCluster should have: the same ones as long as they are built of the same. */
export class WantedChildren {
  readonly #cluster: ClusterRef;
  #last: (Pick<Basis, 'spec' | 'committed'> & { readonly children: readonly Child[] }) | undefined;

  constructor(cluster: ClusterRef) {
    this.#cluster = cluster;
  }

  of(basis: Basis): readonly Child[] {
    const { spec, committed } = basis;
    if (this.#last?.spec !== spec || this.#last.committed !== committed) this.#last = { spec, committed, children: this.#build(basis) };
    return this.#last.children;
  }

  /**
   * The other services follow when every messaging server runs a version: one that does not work never gets to them. A server's own
   * Service is as its pod, of whatever revision, needs it.
   */
  #build({ spec, committed, specOf }: Basis): Child[] {
    const version = committed === undefined ? versionIn(spec) : versionOfRevision(committed.stableVersion);
    const members = [...(committed?.members ?? [])];
    const services = members.flatMap(([name, { version: revision }]) => buildServerService({ ...this.#cluster, spec: specOf(revision) ?? spec }, name) ?? []);
    return [...services, ...buildChildren({ ...this.#cluster, spec }, { version, servers: members.length })];
  }
}
