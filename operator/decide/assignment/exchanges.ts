import type { Placement } from './placement.ts';
import { at, itemAt, type Band } from './task.ts';

/** Bound on exchanges, and so on the time: each may try every partition. */
const mostExchanges = 1_000;

/** A partition takes the place of lighter ones, which leave their home server. */
interface Exchange {
  readonly seat: number;
  readonly leaving: readonly number[];
}

/** Neighbours among the partitions at home on a server. */
interface Run {
  readonly start: number;
  readonly count: number;
  /** Their total weight. */
  readonly sum: number;
}

/** Partitions that would leave a server, and by how much the count of moves would grow. */
interface Offer extends Run {
  readonly seat: number;
  readonly cost: number;
}

const isBetter = (offer: Offer, than: Offer): boolean =>
  offer.cost < than.cost || (offer.cost === than.cost && offer.sum < than.sum);

/**
 * Finds room for partitions that fit nowhere. A leaving partition is lighter than the arriving one and leaves only
 * once, so the exchanges terminate.
 */
export class Exchanges {
  readonly #placement: Placement;
  readonly #band: Band;
  /** Partitions that never left their server, heaviest first, by server; built on first use. */
  #atHome: number[][] | undefined;
  #left = mostExchanges;

  constructor(placement: Placement, band: Band) {
    this.#placement = placement;
    this.#band = band;
  }

  /**
   * The exchange in which the fewest have to leave, and of those the lightest, so that they find another place. Moves
   * nothing yet.
   */
  make(partition: number): Exchange | undefined {
    if (--this.#left < 0) return undefined;
    const atHome = (this.#atHome ??= findAtHome(this.#placement));
    const best = this.#bestOffer(atHome, partition);
    return best && { seat: best.seat, leaving: (atHome[best.seat] as number[]).splice(best.start, best.count) };
  }

  #bestOffer(atHome: readonly number[][], partition: number): Offer | undefined {
    let best: Offer | undefined;
    for (let seat = 0; seat < atHome.length; seat++) {
      const offer = this.#offerOf(seat, atHome[seat] as number[], { partition, most: best?.cost ?? Infinity });
      if (offer !== undefined && (best === undefined || isBetter(offer, best))) best = offer;
    }
    return best;
  }

  #offerOf(
    seat: number, members: readonly number[], { partition, most }: { partition: number; most: number },
  ): Offer | undefined {
    const weight = this.#placement.weightOf(partition);
    const own = this.#placement.costOf(partition, seat);
    const excess = at(this.#placement.loads, seat) + weight - at(this.#band.ceilings, seat);
    const run = this.#lightestRun(members, { lighterThan: weight, excess, most: most - own });
    return run && { ...run, seat, cost: own + run.count };
  }

  /** The fewest that together weigh the excess, at most `most`; undefined when there is no such run. */
  #lightestRun(
    members: readonly number[], { lighterThan, excess, most }: { lighterThan: number; excess: number; most: number },
  ): Run | undefined {
    const weight = (index: number) => this.#placement.weightOf(itemAt(members, index));
    let start = 0;
    while (start < members.length && weight(start) >= lighterThan) start++;
    let [count, sum] = [0, 0];
    while (sum < excess) {
      if (count >= most || start + count >= members.length) return undefined;
      sum += weight(start + count++);
    }
    for (; start + count < members.length; start++) {
      const next = sum + weight(start + count) - weight(start);
      if (next < excess) break;
      sum = next;
    }
    return { start, count, sum };
  }
}

function findAtHome(placement: Placement): number[][] {
  const heaviestFirst = (a: number, b: number) => placement.weightOf(b) - placement.weightOf(a) || a - b;
  return Array.from(placement.loads, (_load, seat) =>
    placement
      .membersOf(seat)
      .filter((one) => !placement.isMoved(one))
      .sort(heaviestFirst),
  );
}
