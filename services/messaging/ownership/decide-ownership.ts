import type { Epoch, Partition } from '@cecochat/contracts';

/** What this module needs of the routing. */
export interface PublishedRouting {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  readonly servers: ReadonlyMap<string, { readonly address: string; readonly partitions: readonly Partition[] }>;
}

/** Where a partition is served, as one server sees it. */
export type Place =
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'unassigned' };

/** What a server does about its partitions under a routing. */
export interface Ownership {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  /** By partition. */
  readonly places: readonly Place[];
  /** Partitions to follow from now on. */
  readonly follow: readonly Partition[];
  /** Partitions that were given to others, or to nobody. */
  readonly release: readonly Partition[];
}

const here: Place = { kind: 'here' };
const unassigned: Place = { kind: 'unassigned' };

/** Pure: the places of all partitions for the server `name`, and how that differs from what it `serves` now. */
export function decideOwnership(routing: PublishedRouting, name: string, serves: ReadonlySet<Partition>): Ownership {
  const places = new Array<Place>(routing.partitionCount).fill(unassigned);
  for (const [server, { address, partitions }] of routing.servers) {
    const place: Place = server === name ? here : { kind: 'elsewhere', address };
    for (const partition of partitions) places[partition] = place;
  }
  const mine = routing.servers.get(name)?.partitions ?? [];
  return {
    epoch: routing.epoch,
    partitionCount: routing.partitionCount,
    places,
    follow: mine.filter((partition) => !serves.has(partition)),
    release: [...serves].filter((partition) => places[partition] !== here),
  };
}
