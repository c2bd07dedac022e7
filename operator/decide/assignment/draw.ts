import { Heap } from './heap.ts';
import type { Placement } from './placement.ts';
import { at, itemAt, type Band } from './task.ts';

/**
 * How many of the fullest servers may give a partition, and how many of the heaviest partitions of each are tried
 * first.
 */
const donorsAsked = 64;
const lookedAtFirst = 32;

/** A partition that a server may take, and by how much the count of moves grows if it does. */
interface Offer {
  readonly partition: number;
  readonly weight: number;
  readonly cost: number;
}

/**
 * Fills servers below their floor with as few partitions as possible: the heaviest that fits, and as the last one the
 * partition that brings the server nearest to its aim. They come from the fullest servers, which stay above their own
 * floor.
 */
export function drawMissing(placement: Placement, band: Band): void {
  const { loads } = placement;
  const spare = (seat: number) => at(loads, seat) - at(band.floors, seat);
  const donors = new Heap((a, b) => spare(a) > spare(b) || (spare(a) === spare(b) && a < b));
  const short: number[] = [];
  for (const seat of loads.keys()) {
    if (spare(seat) < 0) short.push(seat);
    else donors.push(seat);
  }
  for (const seat of short) {
    while (spare(seat) < 0 && drawOne(placement, band, seat, donors));
    donors.push(seat);
  }
}

function drawOne(placement: Placement, band: Band, seat: number, donors: Heap): boolean {
  const asked: number[] = [];
  while (asked.length < donorsAsked) {
    const donor = donors.pop();
    if (donor === undefined) break;
    asked.push(donor);
  }
  const offer =
    bestOffer(placement, band, { seat, asked, most: lookedAtFirst }) ??
    bestOffer(placement, band, { seat, asked, most: Infinity });
  if (offer !== undefined) placement.move(offer.partition, seat);
  for (const donor of asked) donors.push(donor);
  return offer !== undefined;
}

function bestOffer(
  placement: Placement, band: Band, { seat, asked, most }: { seat: number; asked: number[]; most: number },
): Offer | undefined {
  const load = at(placement.loads, seat);
  const room = at(band.ceilings, seat) - load;
  const wish = { lack: at(band.floors, seat) - load, aim: at(band.aims, seat) - load };
  let best: Offer | undefined;
  for (const donor of asked) {
    const heaviest = Math.min(room, at(placement.loads, donor) - at(band.floors, donor));
    const members = placement.membersOf(donor);
    for (let index = 0; index < Math.min(most, members.length); index++) {
      const partition = itemAt(members, index);
      const weight = placement.weightOf(partition);
      if (weight > heaviest) continue;
      const offer = { partition, weight, cost: placement.costOf(partition, seat) };
      if (best === undefined || isBetter(offer, best, wish)) best = offer;
    }
  }
  return best;
}

/**
 * Partitions that move anyway come first, then those that reach the floor: of these the nearest to the aim, else the
 * heaviest.
 */
function isBetter(offer: Offer, than: Offer, { lack, aim }: { lack: number; aim: number }): boolean {
  if (offer.cost !== than.cost) return offer.cost < than.cost;
  const [reaches, thanReaches] = [offer.weight >= lack, than.weight >= lack];
  if (reaches !== thanReaches) return reaches;
  return reaches ? Math.abs(offer.weight - aim) < Math.abs(than.weight - aim) : offer.weight > than.weight;
}
