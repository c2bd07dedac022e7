import type { ClusterRef, ServableSpec } from '../objects/index.ts';
import { revisionOf } from './revision.ts';
import type { SpecBook } from './spec-book.ts';

/** The spec that a reconcile follows. */
export interface FollowedSpec {
  readonly spec: ServableSpec;
  readonly revision: string;
  /** The operator writes the status and nothing else. */
  readonly holds: boolean;
}

export interface WantedSpec {
  readonly cluster: ClusterRef;
  /** Undefined when the manifest is invalid. */
  readonly spec: ServableSpec | undefined;
  /** As in the manifest. */
  readonly raw: unknown;
  /** Whether all of its dependencies are there. */
  readonly isServable: boolean;
  /** Revisions of servers that run, or may have to be restarted. */
  readonly inUse: ReadonlySet<string>;
}

/**
 * The newest spec that can be served: an invalid manifest, or one with missing dependencies, changes nothing. `paused`
 * and `planOnly` still apply at once, whatever else the manifest contains.
 */
export async function chooseSpec(
  book: SpecBook, { cluster, spec, raw, isServable, inUse }: WantedSpec,
): Promise<FollowedSpec | undefined> {
  if (spec !== undefined && (spec.paused || spec.planOnly))
    return { spec, revision: revisionOf(cluster, spec), holds: true };
  const adopted = spec === undefined || !isServable ? await book.current() : await book.adopt({ spec, raw }, inUse);
  return adopted && { spec: adopted.spec, revision: adopted.revision, holds: false };
}
