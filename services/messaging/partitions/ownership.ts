import { epoch as asEpoch, type Epoch, type Partition, type ServerAddresses } from '@cecochat/contracts';

/** The part of the routing that this module needs. */
export interface PublishedRouting {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  readonly servers: ReadonlyMap<string, ServerAddresses & { readonly partitions: readonly Partition[] }>;
  readonly handovers: ReadonlyMap<Partition, PublishedHandover>;
  /** Devices a second that one server redirects. */
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
  /**
   * `since`: the epoch from which on every one gave it to this server, and none was missed that may have given it to
   * another.
   */
  | { readonly kind: 'here'; readonly since: Epoch }
  | { readonly kind: 'elsewhere'; readonly server: ServerAddresses }
  | { readonly kind: 'unassigned' };

/**
 * The role of a server for a partition whose log it follows.
 * - warming: it reads the tail, and takes no devices
 * - serving: it takes devices
 * - draining: it redirects its devices, and takes none
 */
export type Tenure =
  | { readonly kind: 'warming' }
  | { readonly kind: 'serving' }
  | { readonly kind: 'draining'; readonly deadlineMs: number; readonly isHandover: boolean };

/** Which partitions one server follows, and where all the others are. */
export interface Ownership {
  readonly name: string;
  /** Deadline for devices to leave a partition that this server lost without a handover. */
  readonly leaveMs: number;
  epoch: Epoch;
  partitionCount: number;
  /** By partition. */
  places: readonly Place[];
  readonly tenures: Map<Partition, Tenure>;
  drainRate: number;
  /** Devices that may be redirected now; grows with time. */
  budget: number;
  budgetMs: number;
}

/** Devices of a partition as they are now. */
export interface Devices {
  readonly connected: number;
  /** Those that were not redirected yet. */
  readonly untold: number;
}

export type OwnershipInput =
  | { readonly kind: 'routing'; readonly routing: PublishedRouting }
  /** Time passes; `devices` counts the devices of a partition that is followed. */
  | { readonly kind: 'tick'; readonly devices: (partition: Partition) => Devices };

export type OwnershipOutput =
  /** Begin to read the partition's log, at its tail. */
  | { readonly kind: 'follow'; readonly partition: Partition }
  | { readonly kind: 'unfollow'; readonly partition: Partition }
  /** Redirect `count` devices, of those not redirected yet, to the current owner of the partition. */
  | { readonly kind: 'send-away'; readonly partition: Partition; readonly count: number }
  /** End the streams that are left. */
  | { readonly kind: 'cut'; readonly partition: Partition };

/** So much of a second's devices may go at once. */
const burst = 0.25;

export function newOwnership(name: string, leaveMs: number, nowMs: number): Ownership {
  return {
    name,
    leaveMs,
    epoch: asEpoch(0),
    partitionCount: 1,
    places: [],
    tenures: new Map(),
    drainRate: 1,
    budget: 0,
    budgetMs: nowMs,
  };
}

/** The machine of a server's partitions: returns the outputs for an input. Pure but for the state, which it changes. */
export function stepOwnership(state: Ownership, input: OwnershipInput, nowMs: number): OwnershipOutput[] {
  return input.kind === 'routing' ? follow(state, input.routing, nowMs) : drain(state, input.devices, nowMs);
}

/** Where devices of a partition that cannot be taken here belong; `here` when they can. */
export function placeOf({ places }: Ownership, partition: Partition): Place {
  return places[partition] ?? unassigned;
}

const unassigned: Place = { kind: 'unassigned' };

/** Epochs only grow: an older routing, or another one of the same epoch, is not followed. */
function follow(state: Ownership, routing: PublishedRouting, nowMs: number): OwnershipOutput[] {
  if (routing.epoch <= state.epoch) return [];
  state.places = placesFor(state, routing);
  state.epoch = routing.epoch;
  state.partitionCount = routing.partitionCount;
  state.drainRate = routing.drainRate;
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

function placesFor({ name, epoch, places: before }: Ownership, routing: PublishedRouting): Place[] {
  const places = new Array<Place>(routing.partitionCount).fill(unassigned);
  const fromNow: Place = { kind: 'here', since: routing.epoch };
  const isNext = routing.epoch === epoch + 1;
  for (const [server, { address, webSocketAddress, partitions }] of routing.servers) {
    const elsewhere: Place = { kind: 'elsewhere', server: { address, webSocketAddress } };
    for (const partition of partitions) {
      const last = before[partition];
      if (server !== name) places[partition] = elsewhere;
      else places[partition] = isNext && last?.kind === 'here' ? last : fromNow;
    }
  }
  return places;
}

/** The roles that the routing gives this server, by partition. */
function tenuresWanted({ name, tenures }: Ownership, routing: PublishedRouting, nowMs: number): Map<Partition, Tenure> {
  const wanted = new Map<Partition, Tenure>();
  for (const partition of routing.servers.get(name)?.partitions ?? []) wanted.set(partition, { kind: 'serving' });
  for (const [partition, handover] of routing.handovers) {
    const tenure = tenures.get(partition);
    if (handover.to === name && handover.state === 'warming') wanted.set(partition, { kind: 'warming' });
    // After a restart a server no longer has the partition, and has no devices to redirect.
    else if (handover.from === name && handover.state === 'draining' && tenure !== undefined) {
      wanted.set(partition, drainingFrom(tenure, nowMs + handover.deadlineMs));
    }
  }
  return wanted;
}

/** A draining that continues keeps its deadline. */
function drainingFrom(tenure: Tenure, deadlineMs: number): Tenure {
  return tenure.kind === 'draining' && tenure.isHandover ? tenure : { kind: 'draining', deadlineMs, isHandover: true };
}

/** The routing does not give the partition to this server any more. */
function release(
  state: Ownership,
  partition: Partition,
  tenure: Tenure,
  nowMs: number,
  outputs: OwnershipOutput[],
): void {
  if (tenure.kind === 'serving') {
    // Not by a handover: the operator considered this server dead. Its devices must leave all the same.
    state.tenures.set(partition, { kind: 'draining', deadlineMs: nowMs + state.leaveMs, isHandover: false });
  } else if (tenure.kind === 'warming') letGo(state, partition, outputs);
  else if (tenure.isHandover) {
    outputs.push({ kind: 'cut', partition });
    letGo(state, partition, outputs);
  }
}

/** Redirects devices at the drain rate, ends late streams, and releases empty partitions. */
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
