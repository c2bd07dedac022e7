import { partition, type Partition } from '@cecochat/contracts';

/** Partitions as administrators write them: `0-119,150`; sorted and as short as possible. Empty for none. */
export function formatRanges(partitions: Iterable<Partition>): string {
  const sorted = [...new Set(partitions)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (sorted[end + 1] === Number(sorted[end]) + 1) end++;
    parts.push(start === end ? `${sorted[start]}` : `${sorted[start]}-${sorted[end]}`);
    start = end + 1;
  }
  return parts.join(',');
}

/**
 * Parses the output of `formatRanges`. Throws an Error that quotes the part which is not a range, is reversed, repeats
 * a partition or lies outside `0 .. partitionCount - 1`.
 */
export function parseRanges(text: string, partitionCount: number): Partition[] {
  const found = new Set<number>();
  for (const part of text === '' ? [] : text.split(',')) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part);
    if (match === null) throw new Error(`"${part}" is not a range of partitions such as 0-119 or 150`);
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first > last) throw new Error(`range "${part}" is turned around`);
    if (last >= partitionCount) throw new Error(`range "${part}" goes beyond partition ${partitionCount - 1}`);
    for (let value = first; value <= last; value++) {
      if (found.has(value)) throw new Error(`partition ${value} is named twice`);
      found.add(value);
    }
  }
  return [...found].sort((a, b) => a - b).map(partition);
}
