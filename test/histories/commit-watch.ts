import { parseRanges } from '@cecochat/partitioning';
import type { MemoryObjects } from '../support/kubernetes/memory/index.ts';
import { partitions } from './spec-changes.ts';

interface Commit {
  readonly epoch: number;
  readonly owners: Readonly<Record<string, string>>;
  readonly members: readonly { readonly name: string }[];
}

/** What is committed, in the ConfigMap of a ChatCluster. */
export const parseCommit = (data: unknown): Commit => JSON.parse((data as { readonly routing: string }).routing) as Commit;

/** Checks every commit against the rules that always hold. Gives the violations, which grow with later commits. */
export function watchCommits(objects: MemoryObjects): readonly string[] {
  const violations: string[] = [];
  const last = new Map<string, Commit>();
  objects.onEvent(({ type, object: { kind, metadata, ...fields } }) => {
    if (kind !== 'ConfigMap' || type === 'DELETED' || !metadata.name.endsWith('-routing')) return;
    const owner = metadata.ownerReferences?.[0]?.uid ?? '';
    const [before, next] = [last.get(owner), parseCommit(fields['data'])];
    last.set(owner, next);
    violations.push(...twiceOwned(next));
    if (before === undefined) return;
    if (next.epoch < before.epoch) violations.push(`epoch ${next.epoch} was committed after ${before.epoch}`);
    if (next.epoch === before.epoch && JSON.stringify(next.owners) !== JSON.stringify(before.owners)) violations.push(`epoch ${next.epoch} has two meanings`);
  });
  return violations;
}

function twiceOwned({ epoch, owners }: Commit): string[] {
  const owned = Object.values(owners).flatMap((ranges) => parseRanges(ranges, partitions));
  return new Set(owned).size === owned.length ? [] : [`a partition has two owners in epoch ${epoch}`];
}
