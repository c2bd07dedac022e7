import type { UserId } from '@cecochat/contracts';
import type { SendOrigin } from './command.ts';
import type { Outcome } from './event.ts';

/** What became of a send, and its place among those that are remembered. */
export interface RememberedSend {
  readonly actor: UserId;
  readonly device: string;
  readonly id: string;
  /** Of the command in the log. */
  readonly position: number;
  readonly outcome: Outcome;
  /** 0 .. 1,023: a device has one until another device takes it over. */
  readonly lane: number;
  /** Position of the send with which the device got the lane. */
  readonly since: number;
  /** 0 .. 63, in turns: the send in it before is forgotten. */
  readonly slot: number;
}

export type DecidedSend = Pick<RememberedSend, 'actor' | 'device' | 'id' | 'position' | 'outcome'>;

interface Lane {
  readonly number: number;
  readonly since: number;
  readonly bySlot: (RememberedSend | undefined)[];
  readonly byId: Map<string, RememberedSend>;
  next: number;
}

/** A device has 64 sends without an answer at most. */
export const rememberedSends = { devices: 1_024, ofDevice: 64 } as const;

/**
 * What became of the latest 64 sends of each of the 1,024 devices that sent last. What is remembered depends on the log
 * alone. Each entry has a place, which a later one takes over: so they are stored in rows that are overwritten, and
 * none is deleted. A store that deletes reads past what was deleted for days.
 */
export class SendOutcomes {
  /** The device that sent last is the last one. */
  readonly #lanes = new Map<string, Lane>();

  find(actor: UserId, { device }: Pick<SendOrigin, 'device'>, id: string): Outcome | undefined {
    return this.#lanes.get(keyOf(actor, device))?.byId.get(id)?.outcome;
  }

  /** Remembers a send, whose position is above all others. */
  add(decided: DecidedSend): RememberedSend {
    const lane = this.#touch(keyOf(decided.actor, decided.device), decided.position);
    const entry: RememberedSend = { ...decided, lane: lane.number, since: lane.since, slot: lane.next };
    take(lane, entry);
    return entry;
  }

  /** In any order. */
  *all(): Iterable<RememberedSend> {
    for (const { byId } of this.#lanes.values()) yield* byId.values();
  }

  /** Makes the same of what was stored, in any order. Rows of a device that has lost its lane are left out. */
  static restore(stored: readonly RememberedSend[]): SendOutcomes {
    const made = new SendOutcomes();
    const owners = new Map<number, RememberedSend>();
    for (const entry of stored) {
      const owner = owners.get(entry.lane);
      if (owner === undefined || entry.since > owner.since) owners.set(entry.lane, entry);
    }
    const kept = stored.filter(({ lane, since }) => owners.get(lane)?.since === since);
    for (const entry of kept.toSorted((a, b) => a.position - b.position)) {
      const key = keyOf(entry.actor, entry.device);
      const lane = made.#lanes.get(key) ?? newLane(entry.lane, entry.since);
      made.#lanes.delete(key);
      made.#lanes.set(key, lane);
      take(lane, entry);
    }
    return made;
  }

  #touch(key: string, position: number): Lane {
    const lane = this.#lanes.get(key) ?? newLane(this.#freeNumber(), position);
    this.#lanes.delete(key);
    this.#lanes.set(key, lane);
    return lane;
  }

  /** The next one, or that of the device that sent longest ago, which is forgotten. */
  #freeNumber(): number {
    if (this.#lanes.size < rememberedSends.devices) return this.#lanes.size;
    const [[key, { number }] = ['', { number: 0 }]] = this.#lanes;
    this.#lanes.delete(key);
    return number;
  }
}

const newLane = (number: number, since: number): Lane => ({ number, since, bySlot: [], byId: new Map(), next: 0 });

function take(lane: Lane, entry: RememberedSend): void {
  const before = lane.bySlot[entry.slot];
  if (before !== undefined) lane.byId.delete(before.id);
  lane.bySlot[entry.slot] = entry;
  lane.byId.set(entry.id, entry);
  lane.next = (entry.slot + 1) % rememberedSends.ofDevice;
}

const keyOf = (actor: UserId, device: string): string => `${actor}/${device}`;
