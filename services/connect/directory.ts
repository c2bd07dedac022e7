import { ChatError, type Epoch, type Partition, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { routingTable, type RoutedServer, type Routing } from '@cecochat/redis';

/** The routing in the form in which it is asked for: built once for each change, then read for every lookup. */
export interface Directory {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  readonly historyAddress: string | undefined;
  readonly groupsAddress: string | undefined;
  readonly accountsAddress: string | undefined;
  /** By the number of the partition; undefined where it is not assigned. */
  readonly servers: readonly (RoutedServer | undefined)[];
}

/** Where a user is served. */
export interface Route {
  /** host:port of the messaging server. */
  readonly address: string;
  /** host:port of the same server for WebSockets; not there for one without them. */
  readonly webSocketAddress?: string;
  /** host:port of the history service. */
  readonly historyAddress: string;
  /** host:port of the service of groups; not there while it is not known. */
  readonly groupsAddress?: string;
  readonly partition: Partition;
  readonly partitionCount: number;
  readonly epoch: Epoch;
}

/** The operator reassigns a partition in about this time, and clients notice a change within a second. */
const retryAfterMs = 1_000;

export function buildDirectory(routing: Routing): Directory {
  const { epoch, partitionCount, historyAddress, groupsAddress, accountsAddress } = routing;
  return { epoch, partitionCount, historyAddress, groupsAddress, accountsAddress, servers: routingTable(routing) };
}

/** Throws `unavailable` while there is no complete answer: a device cannot begin with half of one. */
export function decideRoute(directory: Directory | undefined, user: UserId): Route {
  if (directory === undefined) throw unavailable('no routing is known yet');
  const { epoch, partitionCount, historyAddress, groupsAddress, servers } = directory;
  const partition = partitionOf(user, partitionCount);
  const server = servers[partition];
  if (server === undefined) throw unavailable(`no server is assigned to partition ${partition}`);
  if (historyAddress === undefined) throw unavailable('no address of the history service is known');
  const { address, webSocketAddress } = server;
  const addresses = {
    address, ...(webSocketAddress !== undefined && { webSocketAddress }), historyAddress,
    ...(groupsAddress !== undefined && { groupsAddress }),
  };
  return { ...addresses, partition, partitionCount, epoch };
}

/** host:port of the service of accounts. Throws `not-found` where the platform does not name one. */
export function decideAccountsAddress(directory: Directory | undefined): string {
  if (directory === undefined) throw unavailable('no routing is known yet');
  const { accountsAddress } = directory;
  if (accountsAddress !== undefined) return accountsAddress;
  throw new ChatError('not-found', 'this platform does not name a service of accounts');
}

/** Why no user gets an answer; empty when at least some do. */
export function reasonsWithoutRoutes(directory: Directory | undefined): readonly string[] {
  if (directory === undefined) return ['no routing in redis yet'];
  return directory.historyAddress === undefined ? ['no address of the history service in redis'] : [];
}

const unavailable = (why: string) => new ChatError('unavailable', why, { retryAfterMs });
