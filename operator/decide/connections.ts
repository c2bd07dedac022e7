import type { Partition } from '@cecochat/contracts';
import type { Turn } from './turn.ts';

/** Devices of a partition that a server reports as connected; 0 where it reports none. */
export function connectionsOn({ world }: Turn, name: string, partition: Partition): number {
  return world.reports.get(name)?.report.partitions.get(partition)?.connections ?? 0;
}
