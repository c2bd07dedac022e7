import { epoch as asEpoch, type Epoch, type Partition } from '@cecochat/contracts';

/** What this module needs of the routing. */
export interface PublishedRouting {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  readonly servers: ReadonlyMap<string, { readonly address: string; readonly partitions: readonly Partition[] }>;
  readonly handovers: ReadonlyMap<Partition, PublishedHandover>;
  /** Devices a second that one server sends away. */
  readonly drainRate: number;
}

export interface PublishedHandover {
  readonly from: string;
  readonly to: string;
  /** warming: `to` reads the tail; draining: `from` sends its devices to `to`, which serves the partition. */
  readonly state: 'warming' | 'draining';
  /** How long the draining may take, in milliseconds. */
  readonly deadlineMs: number;
}

/** Where new devices of a partition belong, as one server sees it. */
export type Place =
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'unassigned' };

/**
 * What a server does with a partition whose log it follows.
 * - warming: it reads the tail, and takes no devices
 * - serving: it takes devices
 * - draining: it sends its devices away, and takes none
 */
export type Tenure =
  | { readonly kind: 'warming' }
  | { readonly kind: 'serving' }
  | { readonly kind: 'draining'; readonly deadlineMs: number; readonly isHandover: boolean };

/** Which partitions one server follows, and where all the others are. */
export interface Ownership {
  readonly name: string;
  /** Devices of a partition that was taken away without a handover have this long to leave. */
  readonly leaveMs: number;
  epoch: Epoch;
  partitionCount: number;
  /** By partition. */
  places: readonly Place[];
  readonly tenures: Map<Partition, Tenure>;
  drainRate: number;
  /** Devices that may be sent away now; grows with time. */
  budget: number;
  budgetMs: number;
}

/** Devices of a partition as they are now. */
export interface Devices {
  readonly connected: number;
  /** Those that were not told to leave. */
  readonly untold: number;
}

export type OwnershipInput =
  | { readonly kind: 'routing'; readonly routing: PublishedRouting }
  /** Time passes; `devices` says who is there in a partition that is followed. */
  | { readonly kind: 'tick'; readonly devices: (partition: Partition) => Devices };

export type OwnershipOutput =
  /** Begin to read the partition's log, at its tail. */
  | { readonly kind: 'follow'; readonly partition: Partition }
  | { readonly kind: 'unfollow'; readonly partition: Partition }
  /** Tell so many devices, of those that were not told, to go where the partition is served. */
  | { readonly kind: 'send-away'; readonly partition: Partition; readonly count: number }
  /** End the streams that are left. */
  | { readonly kind: 'cut'; readonly partition: Partition };

/** So much of a second's devices may go at once. */
const burst = 0.25;

export function newOwnership(name: string, leaveMs: number, nowMs: number): Ownership {
  return { name, leaveMs, epoch: asEpoch(0), partitionCount: 1, places: [], tenures: new Map(), drainRate: 1, budget: 0, budgetMs: nowMs };
}

/** The machine of a server's partitions: what it is to do about what happened. Pure but for the state, which it changes. */
export function stepOwnership(state: Ownership, input: OwnershipInput, nowMs: number): OwnershipOutput[] {
  return input.kind === 'routing' ? follow(state, input.routing, nowMs) : drain(state, input.devices, nowMs);
}

/** Where devices of a partition that cannot be taken here belong; `here` when they can. */
export function placeOf({ places }: Ownership, partition: Partition): Place {
  return places[partition] ?? unassigned;
}

const here: Place = { kind: 'here' };
const unassigned: Place = { kind: 'unassigned' };

/** Epochs only grow: an older routing, or another one of the same epoch, is not followed. */
function follow(state: Ownership, routing: PublishedRouting, nowMs: number): OwnershipOutput[] {
  if (routing.epoch <= state.epoch) return [];
  state.epoch = routing.epoch;
  state.partitionCount = routing.partitionCount;
  state.drainRate = routing.drainRate;
  state.places = placesFor(state.name, routing);
  const outputs: OwnershipOutput[] = [];
  const wanted = tenuresWanted(state, routing, nowMs);
  for (const [partition, tenure] of wanted) {
    if (!state.tenures.has(partition)) outputs.push({ kind: 'follow', partition });
    state.tenures.set(partition, tenure);
  }
  for (const [partition, tenure] of state.tenures) {
    if (!wanted.has(partition)) release(state, partition, tenure, nowMs, outputs);
  }
  return outputs;
}

function placesFor(name: string, routing: PublishedRouting): Place[] {
  const places = new Array<Place>(routing.partitionCount).fill(unassigned);
  for (const [server, { address, partitions }] of routing.servers) {
    const place: Place = server === name ? here : { kind: 'elsewhere', address };
    for (const partition of partitions) places[partition] = place;
  }
  return places;
}

/** What the routing asks of this server, by partition. */
function tenuresWanted({ name, tenures }: Ownership, routing: PublishedRouting, nowMs: number): Map<Partition, Tenure> {
  const wanted = new Map<Partition, Tenure>();
  for (const partition of routing.servers.get(name)?.partitions ?? []) wanted.set(partition, { kind: 'serving' });
  for (const [partition, handover] of routing.handovers) {
    const tenure = tenures.get(partition);
    if (handover.to === name && handover.state === 'warming') wanted.set(partition, { kind: 'warming' });
    // Who does not have the partition any more, after a restart, has nobody to send away.
    else if (handover.from === name && handover.state === 'draining' && tenure !== undefined) {
      wanted.set(partition, drainingFrom(tenure, nowMs + handover.deadlineMs));
    }
  }
  return wanted;
}

/** A draining that goes on keeps its deadline. */
function drainingFrom(tenure: Tenure, deadlineMs: number): Tenure {
  return tenure.kind === 'draining' && tenure.isHandover ? tenure : { kind: 'draining', deadlineMs, isHandover: true };
}

/** The routing does not give the partition to this server any more. */
function release(state: Ownership, partition: Partition, tenure: Tenure, nowMs: number, outputs: OwnershipOutput[]): void {
  if (tenure.kind === 'serving') {
    // Not by a handover: this server was taken for dead. Its devices go all the same.
    state.tenures.set(partition, { kind: 'draining', deadlineMs: nowMs + state.leaveMs, isHandover: false });
  } else if (tenure.kind === 'warming') letGo(state, partition, outputs);
  else if (tenure.isHandover) {
    outputs.push({ kind: 'cut', partition });
    letGo(state, partition, outputs);
  }
}

/** Sends devices away at the rate that is allowed, ends those that are late, and lets go of what is empty. */
function drain(state: Ownership, devices: (partition: Partition) => Devices, nowMs: number): OwnershipOutput[] {
  const outputs: OwnershipOutput[] = [];
  const most = Math.max(1, state.drainRate * burst);
  state.budget = Math.min(most, state.budget + (state.drainRate * (nowMs - state.budgetMs)) / 1_000);
  state.budgetMs = nowMs;
  for (const [partition, tenure] of mostUrgentFirst(state)) {
    const { connected, untold } = devices(partition);
    if (connected === 0) {
      if (!tenure.isHandover) letGo(state, partition, outputs);
    } else if (nowMs >= tenure.deadlineMs) outputs.push({ kind: 'cut', partition });
    else if (placeOf(state, partition).kind === 'elsewhere') {
      const count = Math.min(untold, Math.floor(state.budget));
      if (count === 0) continue;
      state.budget -= count;
      outputs.push({ kind: 'send-away', partition, count });
    }
  }
  return outputs;
}

/** The rate is enough for every deadline only when the partitions take turns in their order. */
function mostUrgentFirst({ tenures }: Ownership): [Partition, Tenure & { readonly kind: 'draining' }][] {
  const draining = [...tenures].flatMap(([partition, tenure]): [Partition, Tenure & { readonly kind: 'draining' }][] =>
    tenure.kind === 'draining' ? [[partition, tenure]] : [],
  );
  return draining.sort(([, a], [, b]) => a.deadlineMs - b.deadlineMs);
}

function letGo(state: Ownership, partition: Partition, outputs: OwnershipOutput[]): void {
  state.tenures.delete(partition);
  outputs.push({ kind: 'unfollow', partition });
}
