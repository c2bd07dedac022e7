import { partition as asPartition, type Partition } from '@cecochat/contracts';
import type { PublishedHandover, PublishedRouting } from '../../../services/messaging/partitions/ownership.ts';
import type { Committed } from '../../../operator/decide/index.ts';

/** The routing as it is published and read, with what the simulation needs to compare it. */
export interface Routing extends PublishedRouting {
  /** Server of each partition, by number. */
  readonly owners: readonly (string | undefined)[];
  /** Equal for routings with equal contents. */
  readonly fingerprint: string;
}

/** The published part of a committed state. */
export function buildRouting(
  { epoch, partitionCount, owners, members, handovers }: Committed, drainRate: number,
): Routing {
  const held = new Map<string, Partition[]>();
  owners.forEach((owner, index) => {
    if (owner === undefined) return;
    const partitions = held.get(owner);
    if (partitions === undefined) held.set(owner, [asPartition(index)]);
    else partitions.push(asPartition(index));
  });
  const servers = new Map<string, { address: string; partitions: readonly Partition[] }>();
  for (const [name, { address }] of members)
    if (address !== undefined) servers.set(name, { address, partitions: held.get(name) ?? [] });
  const underWay = new Map<Partition, PublishedHandover>();
  for (const [index, { from, to, state, sinceMs, deadlineMs }] of handovers)
    underWay.set(index, { from, to, state, deadlineMs: deadlineMs - sinceMs });
  return complete({ epoch, partitionCount, servers, handovers: underWay, drainRate });
}

/** The same for a manually edited routing. */
export function complete(routing: PublishedRouting): Routing {
  const owners = new Array<string | undefined>(routing.partitionCount).fill(undefined);
  const texts: string[] = [];
  for (const [name, { address, partitions }] of routing.servers) {
    for (const index of partitions) owners[index] = name;
    texts.push(`${name}=${address}=${partitions.join(',')}`);
  }
  for (const [index, { from, to, state }] of routing.handovers) texts.push(`${index}:${from}>${to} ${state}`);
  return { ...routing, owners, fingerprint: texts.sort().join(' ') };
}
