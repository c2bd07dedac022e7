import { partition, type Partition } from '@cecochat/contracts';

/** Partitions by the name of their server. */
export type Assignment = ReadonlyMap<string, readonly Partition[]>;

/**
 * Pure: gives every partition to one of the servers so that the counts differ by at most one and as many partitions as
 * possible stay where they are. The same input gives the same result; what is left open goes by the order of `servers`
 * (each name once) and by the number of the partition. What `present` says of other servers or partitions does not count.
 */
export function assignEvenly(partitionCount: number, servers: readonly string[], present: Assignment): Map<string, Partition[]> {
  if (servers.length === 0) return new Map();
  const owners = readOwners(partitionCount, servers, present);
  const held = new Map(servers.map((name) => [name, [] as Partition[]]));
  owners.forEach((owner, index) => held.get(owner ?? '')?.push(partition(index)));
  const quotas = decideQuotas(partitionCount, held);
  const kept = new Map([...held].map(([name, partitions]) => [name, partitions.slice(0, quotas.get(name))]));
  const staying = new Set([...kept.values()].flat());
  const free = owners.flatMap((_, index) => (staying.has(partition(index)) ? [] : [partition(index)]));
  return new Map(
    [...kept].map(([name, partitions]) => {
      const added = free.splice(0, (quotas.get(name) ?? 0) - partitions.length);
      return [name, [...partitions, ...added].sort((a, b) => a - b)];
    }),
  );
}

/** The present server of each partition, by number. Of two that claim one, the first counts. */
function readOwners(partitionCount: number, servers: readonly string[], present: Assignment): (string | undefined)[] {
  const owners = new Array<string | undefined>(partitionCount).fill(undefined);
  for (const name of servers) {
    for (const held of present.get(name) ?? []) if (held < partitionCount) owners[held] ??= name;
  }
  return owners;
}

/** How many each server gets. Those that have most get the one more that does not go round: so the fewest move. */
function decideQuotas(partitionCount: number, held: Assignment): Map<string, number> {
  const least = Math.floor(partitionCount / held.size);
  const fullest = [...held].sort(([, a], [, b]) => b.length - a.length);
  return new Map(fullest.map(([name], rank) => [name, rank < partitionCount % held.size ? least + 1 : least]));
}
