import { partition, type Partition } from '@cecochat/contracts';

/** The partitions of each server that has any, in their order. */
export function partitionsByOwner(owners: readonly (string | undefined)[]): Map<string, Partition[]> {
  const owned = new Map<string, Partition[]>();
  owners.forEach((owner, index) => {
    if (owner === undefined) return;
    const partitions = owned.get(owner);
    if (partitions === undefined) owned.set(owner, [partition(index)]);
    else partitions.push(partition(index));
  });
  return owned;
}
