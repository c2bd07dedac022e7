import type { Partition } from '@cecochat/contracts';
import type { RoutedHandover, RoutedServer, Routing } from '@cecochat/redis';
import type { Committed } from '../decide/index.ts';
import { partitionsByOwner } from './committed-format.ts';

/** The addresses, host:port, of services that are reached at one; undefined while they are not known. */
export interface ServiceAddresses {
  readonly historyAddress: string | undefined;
  readonly groupsAddress?: string | undefined;
  readonly accountsAddress?: string | undefined;
}

interface Around extends ServiceAddresses {
  /** Devices per second that one server disconnects. */
  readonly drainRate: number;
}

/**
 * The part of the committed state that the services get. Lists every member with a known address, also without
 * partitions.
 */
export function routingOfCommitted(
  committed: Committed,
  { historyAddress, groupsAddress, accountsAddress, drainRate }: Around,
): Routing {
  const owned = partitionsByOwner(committed.owners);
  const servers = new Map<string, RoutedServer>();
  for (const [name, { address, webSocketAddress }] of committed.members) {
    if (address === undefined) continue;
    const addresses = { address, ...(webSocketAddress !== undefined && { webSocketAddress }) };
    servers.set(name, { ...addresses, partitions: owned.get(name) ?? [] });
  }
  const handovers = new Map<Partition, RoutedHandover>();
  for (const [of, { from, to, state, sinceMs, deadlineMs }] of committed.handovers) {
    handovers.set(of, { from, to, state, deadlineMs: deadlineMs - sinceMs });
  }
  return {
    epoch: committed.epoch,
    partitionCount: committed.partitionCount,
    servers,
    handovers,
    historyAddress,
    drainRate,
    ...(groupsAddress !== undefined && { groupsAddress }),
    ...(accountsAddress !== undefined && { accountsAddress }),
  };
}
