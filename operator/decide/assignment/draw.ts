import { Heap } from './heap.ts';
import type { Placement } from './placement.ts';
import { at, type Band } from './task.ts';

/** How many of the fullest seats are asked for a partition, and how many partitions they have to have for fewer to do. */
const donorsAsked = 64;
const choice = 500;

/** A partition that a seat may take, and by how much the count of moves grows if it does. */
interface Offer {
  readonly partition: number;
  readonly weight: number;
  readonly cost: number;
}

/**
 * Fills seats below their floor with as few partitions as may be: the heaviest that fits, and as the last one that which
 * brings the seat nearest to its aim. They come from the fullest seats, which stay above their own floor.
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
  let best: Offer | undefined;
  for (let seen = 0; asked.length < donorsAsked && seen < choice; ) {
    const donor = donors.pop();
    if (donor === undefined) break;
    asked.push(donor);
    seen += placement.membersOf(donor).length;
    best = bestOffer(placement, band, { donor, seat, best });
  }
  if (best !== undefined) placement.move(best.partition, seat);
  for (const donor of asked) donors.push(donor);
  return best !== undefined;
}

function bestOffer(placement: Placement, band: Band, { donor, seat, best }: { donor: number; seat: number; best: Offer | undefined }): Offer | undefined {
  const load = at(placement.loads, seat);
  const most = Math.min(at(band.ceilings, seat) - load, at(placement.loads, donor) - at(band.floors, donor));
  const lack = at(band.floors, seat) - load;
  const aim = at(band.aims, seat) - load;
  let found = best;
  for (const partition of placement.membersOf(donor)) {
    const offer = { partition, weight: placement.weightOf(partition), cost: placement.costOf(partition, seat) };
    if (offer.weight > most) continue;
    if (found === undefined || isBetter(offer, found, { lack, aim })) found = offer;
  }
  return found;
}

/** What moves anyway comes first, then what reaches the floor: of those the one nearest to the aim, else the heaviest. */
function isBetter(offer: Offer, than: Offer, { lack, aim }: { lack: number; aim: number }): boolean {
  if (offer.cost !== than.cost) return offer.cost < than.cost;
  const [reaches, thanReaches] = [offer.weight >= lack, than.weight >= lack];
  if (reaches !== thanReaches) return reaches;
  return reaches ? Math.abs(offer.weight - aim) < Math.abs(than.weight - aim) : offer.weight > than.weight;
}
