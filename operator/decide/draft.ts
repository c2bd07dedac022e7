import { epoch as asEpoch, partition as asPartition, type Epoch, type Partition } from '@cecochat/contracts';
import type { Committed, FinishedHandover, Handover, Member } from './committed.ts';

/** How many finished handovers are kept. */
const rememberedHandovers = 20;

type Rest = Pick<Committed, 'target' | 'stableVersion' | 'failed' | 'imbalancedSinceMs' | 'autoscaling'>;

/** The next committed state in the making. Records whether it differs from the state it started from. */
export class Draft {
  readonly #base: Committed;
  readonly #nextEpoch: Epoch;
  readonly #owners: (string | undefined)[];
  readonly #handovers: Map<Partition, Handover>;
  readonly #members: Map<string, Member>;
  #owned: Map<string, Set<Partition>> | undefined;
  #rest: Rest;
  #finished: readonly FinishedHandover[];
  #changed: boolean;
  #published: boolean;

  /** `foreignEpoch` is the highest epoch of foreign origin: the next routing must exceed it, or servers ignore it. */
  constructor(
    committed: Committed | undefined,
    fresh: { readonly partitions: number; readonly version: string },
    foreignEpoch: number,
  ) {
    const base = committed ?? emptyCommitted(fresh.partitions, fresh.version);
    this.#base = base;
    this.#nextEpoch = asEpoch(Math.max(base.epoch, foreignEpoch) + 1);
    this.#owners = Array.from({ length: base.partitionCount }, (_, index) => base.owners[index]);
    this.#handovers = new Map(base.handovers);
    this.#members = new Map(base.members);
    this.#rest = base;
    this.#finished = base.finished;
    this.#published =
      committed === undefined || base.owners.length !== base.partitionCount || foreignEpoch >= base.epoch;
    this.#changed = this.#published;
  }

  get partitionCount(): number {
    return this.#base.partitionCount;
  }

  /** The epoch of the next publication, if it differs from the present one. */
  get nextEpoch(): Epoch {
    return this.#nextEpoch;
  }

  get owners(): readonly (string | undefined)[] {
    return this.#owners;
  }

  get handovers(): ReadonlyMap<Partition, Handover> {
    return this.#handovers;
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  get rest(): Rest {
    return this.#rest;
  }

  get finished(): readonly FinishedHandover[] {
    return this.#finished;
  }

  get changed(): boolean {
    return this.#changed;
  }

  /** Whether something that is published to the services differs. */
  get publishedChanged(): boolean {
    return this.#published;
  }

  ownedBy(name: string): ReadonlySet<Partition> {
    this.#owned ??= indexOwners(this.#owners);
    return this.#owned.get(name) ?? nothing;
  }

  assign(partition: Partition, to: string | undefined): void {
    const from = this.#owners[partition];
    if (from === to) return;
    this.#owned ??= indexOwners(this.#owners);
    if (from !== undefined) this.#owned.get(from)?.delete(partition);
    if (to !== undefined) addTo(this.#owned, to, partition);
    this.#owners[partition] = to;
    this.#markPublished();
  }

  setHandover(partition: Partition, handover: Handover): void {
    this.#handovers.set(partition, handover);
    this.#markPublished();
  }

  /** Ends a handover and records its outcome; a partition has to have one. */
  finishHandover(
    partition: Partition, outcome: FinishedHandover['outcome'], { atMs, left }: { atMs: number; left: number },
  ): void {
    const handover = this.#handovers.get(partition);
    if (handover === undefined) return;
    const { from, to, devices, beganMs } = handover;
    this.#handovers.delete(partition);
    const done: FinishedHandover = { partition, from, to, outcome, devices, left, atMs, tookMs: atMs - beganMs };
    this.#finished = [...this.#finished, done].slice(-rememberedHandovers);
    this.#markPublished();
  }

  setMember(name: string, member: Member): void {
    const before = this.#members.get(name);
    this.#members.set(name, member);
    this.#changed = true;
    this.#published ||= before?.address !== member.address || before?.webSocketAddress !== member.webSocketAddress;
  }

  updateMember(name: string, change: Partial<Member>): void {
    const member = this.#members.get(name);
    if (member !== undefined) this.setMember(name, { ...member, ...change });
  }

  removeMember(name: string): void {
    if (this.#members.delete(name)) this.#markPublished();
  }

  set(change: Partial<Rest>): void {
    this.#rest = { ...this.#rest, ...change };
    this.#changed = true;
  }

  /** What to commit. */
  build(): Committed {
    const { target, stableVersion, failed, imbalancedSinceMs, autoscaling } = this.#rest;
    return {
      epoch: this.#published ? this.#nextEpoch : this.#base.epoch,
      partitionCount: this.partitionCount,
      owners: this.#owners, handovers: this.#handovers, members: this.#members, finished: this.#finished,
      target, stableVersion, failed, imbalancedSinceMs, autoscaling,
    };
  }

  #markPublished(): void {
    this.#changed = true;
    this.#published = true;
  }
}

function emptyCommitted(partitionCount: number, version: string): Committed {
  return {
    epoch: asEpoch(0), partitionCount, owners: Array.from({ length: partitionCount }, () => undefined),
    handovers: new Map(), members: new Map(), finished: [],
    target: undefined, stableVersion: version, failed: undefined, imbalancedSinceMs: undefined, autoscaling: undefined,
  };
}

const nothing: ReadonlySet<Partition> = new Set();

function indexOwners(owners: readonly (string | undefined)[]): Map<string, Set<Partition>> {
  const owned = new Map<string, Set<Partition>>();
  owners.forEach((name, index) => {
    if (name !== undefined) addTo(owned, name, asPartition(index));
  });
  return owned;
}

function addTo(owned: Map<string, Set<Partition>>, name: string, partition: Partition): void {
  const set = owned.get(name);
  if (set === undefined) owned.set(name, new Set([partition]));
  else set.add(partition);
}
