import { noDigest, type Progress, type Watermark } from '@cecochat/cassandra';
import { offset, type Partition } from '@cecochat/contracts';

/** Projections that have come equally far in a partition. */
export interface Group {
  readonly projections: readonly string[];
  readonly watermark: Watermark;
}

const nothing: Watermark = { next: offset(0), lastDigest: noDigest };

/** Pure: the projections by their watermarks, those that are furthest first. */
export function groupByPosition(projections: readonly string[], partition: Partition, found: Progress): Group[] {
  const groups = new Map<number, Group>();
  for (const projection of projections) {
    const { next, lastDigest, lastId } = found.get(projection)?.get(partition) ?? nothing;
    const group = groups.get(next);
    // The digest behind a gap is not known: another projection may have the record.
    const known =
      group === undefined || group.watermark.lastDigest === noDigest ? lastDigest : group.watermark.lastDigest;
    // Only the watermark of history has it.
    const knownId = group?.watermark.lastId ?? lastId;
    groups.set(next, {
      projections: [...(group?.projections ?? []), projection],
      watermark: { next, lastDigest: known, lastId: knownId },
    });
  }
  return [...groups.values()].sort((a, b) => b.watermark.next - a.watermark.next);
}
