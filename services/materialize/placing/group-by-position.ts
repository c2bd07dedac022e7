import { noDigest, type Progress, type Watermark } from '@cecochat/cassandra';
import { offset, type Partition } from '@cecochat/contracts';

/** Projections that have come equally far in a partition. */
export interface Group {
  readonly projections: readonly string[];
  readonly watermark: Watermark;
}

/** Pure: the projections by their watermarks, those that are furthest first. */
export function groupByPosition(projections: readonly string[], partition: Partition, found: Progress): Group[] {
  const groups = new Map<number, Group>();
  for (const projection of projections) {
    const { next, lastDigest } = found.get(projection)?.get(partition) ?? { next: offset(0), lastDigest: noDigest };
    const group = groups.get(next);
    // The digest behind a gap is not known: another projection may have the record.
    const known = group === undefined || group.watermark.lastDigest === noDigest ? lastDigest : group.watermark.lastDigest;
    groups.set(next, { projections: [...(group?.projections ?? []), projection], watermark: { next, lastDigest: known } });
  }
  return [...groups.values()].sort((a, b) => b.watermark.next - a.watermark.next);
}
