import { epoch } from '@cecochat/contracts';
import { atRest, sameRouting, type Routing } from '@cecochat/redis';
import { assignEvenly } from '../decide/assign-evenly.ts';
import type { ChatClusterSpec } from '../manifest/index.ts';
import { PlatformError } from './platform-error.ts';

export interface RoutingInput {
  readonly partitionCount: number;
  /** Address of every messaging server that is to serve, by name. */
  readonly servers: ReadonlyMap<string, string>;
  readonly historyAddress: string | undefined;
  /** What is in force; undefined before the first time. */
  readonly committed: Routing | undefined;
}

/**
 * Pure: the routing for the servers that are to be. It is the committed one, epoch and all, where nothing has to change, and has
 * the next epoch otherwise. Throws a PlatformError for another number of partitions.
 */
export function decideRouting({ partitionCount, servers, historyAddress, committed }: RoutingInput): Routing {
  if (committed !== undefined && committed.partitionCount !== partitionCount) {
    throw new PlatformError(
      `spec.partitions is ${partitionCount}, but the data is in ${committed.partitionCount} partitions, which cannot be changed: set it back, or remove the data`,
    );
  }
  const present = new Map([...(committed?.servers ?? [])].map(([name, server]) => [name, server.partitions]));
  const assigned = assignEvenly(partitionCount, [...servers.keys()], present);
  const next: Routing = {
    ...atRest,
    epoch: committed?.epoch ?? epoch(1),
    partitionCount,
    historyAddress,
    servers: new Map([...assigned].map(([name, partitions]) => [name, { partitions, address: servers.get(name) ?? '' }])),
  };
  if (committed === undefined || sameRouting(committed, next)) return next;
  return { ...next, epoch: epoch(committed.epoch + 1) };
}

/**
 * Pure: how many messaging servers are to run. A platform that is paused or only plans keeps those it has; throws a PlatformError
 * when it has none yet.
 */
export function decideServerCount(spec: ChatClusterSpec, committed: Routing | undefined): number {
  const field = spec.paused ? 'paused' : spec.planOnly ? 'planOnly' : undefined;
  if (field === undefined) return spec.messaging.replicas;
  if (committed === undefined) throw new PlatformError(`spec.${field} is true, but there is no platform yet that could be kept as it is: start once without it`);
  return committed.servers.size;
}
