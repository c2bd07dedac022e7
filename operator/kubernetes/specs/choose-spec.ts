import type { ClusterRef, ServableSpec } from '../objects/index.ts';
import { revisionOf } from './revision.ts';
import type { SpecBook } from './spec-book.ts';

/** What is followed in a round. */
export interface FollowedSpec {
  readonly spec: ServableSpec;
  readonly revision: string;
  /** Nothing but the status is written. */
  readonly holds: boolean;
}

export interface WantedSpec {
  readonly cluster: ClusterRef;
  /** Undefined when the manifest is refused. */
  readonly spec: ServableSpec | undefined;
  /** As the manifest has it. */
  readonly raw: unknown;
  /** Whether everything that it needs is there. */
  readonly isServable: boolean;
  /** Revisions of servers that run, or may have to be started again. */
  readonly inUse: ReadonlySet<string>;
}

/**
 * The newest spec that can be served: a manifest that is refused, or that needs what is not there, changes nothing. What holds
 * a platform still counts at once, whatever else the manifest says.
 */
export async function chooseSpec(book: SpecBook, { cluster, spec, raw, isServable, inUse }: WantedSpec): Promise<FollowedSpec | undefined> {
  if (spec !== undefined && (spec.paused || spec.planOnly)) return { spec, revision: revisionOf(cluster, spec), holds: true };
  const adopted = spec === undefined || !isServable ? await book.current() : await book.adopt({ spec, raw }, inUse);
  return adopted && { spec: adopted.spec, revision: adopted.revision, holds: false };
}
