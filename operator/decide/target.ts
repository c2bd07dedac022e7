import type { Partition } from '@cecochat/contracts';
import { planAssignment } from './assignment/index.ts';
import type { Target } from './committed.ts';
import { isStandIn, membersOf } from './fleet.ts';
import { isEligible, isLost, isToldToStop } from './health.ts';
import { seatsOf } from './seats.ts';
import { isReplacing, successors } from './succession.ts';
import { isWaitingFor, tell, wakeAt, type Turn } from './turn.ts';
import { isUpgrading } from './upgrade.ts';

/**
 * The target assignment. It is made once for a set of servers and then followed, so that the moves are those that the
 * change of the set requires, whatever the load does meanwhile. Load that stays out of balance makes a new target.
 */
export function chooseTarget(turn: Turn): void {
  const servers = servingSet(turn);
  if (servers.length === 0 || turn.guarded) return;
  const { target } = turn.draft.rest;
  const isSame =
    target?.servers.length === servers.length && target.servers.every((name, index) => name === servers[index]);
  if (!isSame) {
    if (target !== undefined && isSuccession(turn, target, servers)) renameTarget(turn, target, servers);
    else if (!awaitsOthers(turn)) makeTarget(turn, servers, 'servers');
  } else if (isOutOfBalance(turn, servers)) makeTarget(turn, servers, 'load');
}

/**
 * Servers of the target, sorted: those that are eligible, those that serve and are not lost, and those whose place
 * waits for a successor. One whose clock is off keeps serving only while no other server is eligible.
 */
function servingSet(turn: Turn): string[] {
  const { draft } = turn;
  const hasOthers = membersOf(turn, 'active').some(([name]) => isEligible(turn, name));
  const names = membersOf(turn, 'active').flatMap(([name, member]) => {
    const serves = draft.ownedBy(name).size > 0 && !isLost(turn, name) && !(turn.clocksOff.has(name) && hasOthers);
    const keepsPlace = isToldToStop(turn, name) && draft.rest.target?.servers.includes(name) === true;
    return !isStandIn(turn, member) && (serves || keepsPlace || isEligible(turn, name)) ? [name] : [];
  });
  return names.sort();
}

function awaitsOthers(turn: Turn): boolean {
  const starting = membersOf(turn, 'active').filter(
    ([, { incarnation, replaces }]) => incarnation === undefined && replaces === undefined,
  );
  return isWaitingFor(turn, starting.map(([, member]) => member));
}

/** Whether the servers are those of the target, apart from some that a successor replaces. */
function isSuccession(turn: Turn, target: Target, servers: readonly string[]): boolean {
  const renamed = new Set(target.servers.map(placesAmong(turn, new Set(servers))));
  return renamed.size === servers.length && servers.every((name) => renamed.has(name));
}

/** A successor takes over exactly what its predecessor has: each device moves once, whatever the balance. */
function renameTarget(turn: Turn, target: Target, servers: readonly string[]): void {
  const { draft } = turn;
  const inPlaceOf = placesAmong(turn, new Set(servers));
  const owners = target.owners.map((name) => inPlaceOf(name) ?? name);
  const moves = owners.filter((name, index) => name !== draft.owners[index]).length;
  draft.set({ target: { owners, servers, reason: 'servers', moves, lowerBound: moves }, imbalancedSinceMs: undefined });
  if (moves > 0) tell(turn, 'TargetChosen', `${moves} partitions move to the successors of their servers`);
}

/** Which of these servers takes the place of one: itself, its successor, or that one's. */
function placesAmong(turn: Turn, servers: ReadonlySet<string>): (name: string) => string | undefined {
  const next = new Map(successors(turn).map(([name, { replaces }]) => [replaces, name]));
  return (name) => {
    let place: string | undefined = name;
    // Replacements form a cycle only after a manual edit.
    for (let steps = next.size; place !== undefined && !servers.has(place); steps--)
      place = steps > 0 ? next.get(place) : undefined;
    return place;
  };
}

function makeTarget(turn: Turn, servers: readonly string[], reason: 'servers' | 'load'): void {
  const { draft, weights, spec } = turn;
  const owners = headedFor(turn, new Set(servers));
  const plan = planAssignment({
    weights, owners, servers: seatsOf(turn, servers), tolerance: spec.balancing.tolerance,
  });
  const moves = plan.owners.filter((name, index) => name !== draft.owners[index]).length;
  const already = owners.filter((name, index) => name !== undefined && name !== draft.owners[index]).length;
  const changed = {
    target: { owners: plan.owners, servers, reason, moves, lowerBound: plan.lowerBound + already },
    imbalancedSinceMs: undefined,
  };
  draft.set(changed);
  const extra = plan.moved.length - plan.lowerBound;
  const distance = extra > 0 ? `; a balanced assignment could move up to ${extra} fewer` : '';
  if (moves > 0)
    tell(
      turn,
      'TargetChosen',
      `${moves} partitions move among ${servers.length} servers because of the ${reason}${distance}`,
    );
}

/**
 * Destination of each partition: the server that takes over from its owner, or the receiver of its handover; undefined
 * where it has none yet.
 */
export function headedFor(turn: Turn, servers: ReadonlySet<string>): (string | undefined)[] {
  const { draft } = turn;
  const inPlaceOf = placesAmong(turn, servers);
  return draft.owners.map((owner, index) => {
    if (owner === undefined) return undefined;
    return inPlaceOf(draft.handovers.get(index as Partition)?.to ?? owner) ?? inPlaceOf(owner);
  });
}

/** Whether the load has been out of balance for long enough, and another assignment would be clearly better. */
function isOutOfBalance(turn: Turn, servers: readonly string[]): boolean {
  const { draft, weights, spec, nowMs } = turn;
  const { imbalancedSinceMs } = draft.rest;
  const ratio = maxToMeanOf(loadsOf(draft.owners, weights, servers));
  const isStill = draft.handovers.size === 0 && !isReplacing(turn) && !isUpgrading(turn);
  const isOff = isStill && ratio > Math.max(1 + 2 * spec.balancing.tolerance, clearlyAbove(turn, servers));
  if (!isOff) {
    if (imbalancedSinceMs !== undefined) draft.set({ imbalancedSinceMs: undefined });
    return false;
  }
  if (imbalancedSinceMs === undefined) draft.set({ imbalancedSinceMs: nowMs });
  const dueMs = (imbalancedSinceMs ?? nowMs) + spec.balancing.windowMs;
  wakeAt(turn, dueMs);
  return nowMs >= dueMs && isImprovable(turn, servers, ratio);
}

/**
 * One partition alone may be above the mean: only load clearly higher than that can be improved. Cheap, unlike a plan.
 */
function clearlyAbove({ weights, spec }: Turn, servers: readonly string[]): number {
  let [heaviest, total] = [0, 0];
  for (const weight of weights) {
    heaviest = Math.max(heaviest, weight);
    total += weight;
  }
  return (heaviest * servers.length) / total / (1 - spec.balancing.tolerance / 2);
}

function isImprovable(turn: Turn, servers: readonly string[], ratio: number): boolean {
  const { draft, weights, spec } = turn;
  const plan = planAssignment({
    weights, owners: draft.owners, servers: seatsOf(turn, servers), tolerance: spec.balancing.tolerance,
  });
  return plan.maxToMean < ratio * (1 - spec.balancing.tolerance / 2);
}

/** Load of each of the servers, by name. */
export function loadsOf(
  owners: readonly (string | undefined)[], weights: readonly number[], servers: Iterable<string>,
): Map<string, number> {
  const loads = new Map<string, number>();
  for (const name of servers) loads.set(name, 0);
  owners.forEach((owner, index) => {
    const load = owner === undefined ? undefined : loads.get(owner);
    if (owner !== undefined && load !== undefined) loads.set(owner, load + (weights[index] ?? 0));
  });
  return loads;
}

/** The highest load against the mean; 1 when all loads are zero. */
export function maxToMeanOf(loads: ReadonlyMap<string, number>): number {
  let [highest, total] = [0, 0];
  for (const load of loads.values()) {
    highest = Math.max(highest, load);
    total += load;
  }
  return total === 0 ? 1 : (highest * loads.size) / total;
}
