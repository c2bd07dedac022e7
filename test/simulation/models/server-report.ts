import type { Partition } from '@cecochat/contracts';
import type { Ownership } from '../../../services/messaging/partitions/ownership.ts';
import type { PartitionReport, Report } from '../../../operator/decide/index.ts';
import type { FollowedPartition } from './followed-partition.ts';

interface Reporting {
  readonly incarnation: string;
  readonly address: string;
  readonly ownership: Ownership;
  readonly isLeaving: boolean;
  readonly partitions: ReadonlyMap<Partition, FollowedPartition>;
}

/** A server's report on itself. */
export function buildReport({ incarnation, address, ownership, isLeaving, partitions }: Reporting): Report {
  const reported = new Map<Partition, PartitionReport>();
  let [connections, messagesPerSecond] = [0, 0];
  for (const [partition, { kind }] of ownership.tenures) {
    const followed = partitions.get(partition);
    const connected = followed?.connections.size ?? 0;
    const rate = followed?.rate ?? 0;
    connections += connected;
    messagesPerSecond += rate;
    reported.set(partition, { state: stateOf(kind, followed), connections: connected, messagesPerSecond: rate });
  }
  return {
    incarnation,
    address,
    epoch: ownership.epoch,
    draining: isLeaving,
    connections,
    messagesPerSecond,
    partitions: reported,
  };
}

function stateOf(
  tenure: 'warming' | 'serving' | 'draining', followed: FollowedPartition | undefined,
): PartitionReport['state'] {
  if (tenure === 'draining') return tenure;
  if (followed?.isWarm !== true) return 'warming';
  return tenure === 'warming' ? 'warm' : 'serving';
}
