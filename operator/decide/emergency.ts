import type { Partition } from '@cecochat/contracts';
import { planAssignment } from './assignment/index.ts';
import type { Handover } from './committed.ts';
import { connectionsOn, isWaitingFor, warn, type Turn } from './turn.ts';
import { findSpare } from './fleet.ts';
import { isEligible, isLost } from './health.ts';
import { seatsOf } from './seats.ts';

/** Gives the partitions of lost servers to others, at once: they have no live owner. */
export function reassignLost(turn: Turn): void {
  for (const [partition, handover] of [...turn.draft.handovers]) resolveBroken(turn, partition, handover);
  const orphans = findOrphans(turn);
  if (orphans.size === 0 || awaitsFirstServers(turn)) return;
  for (const [owner, partitions] of orphans) {
    const spare = owner === undefined ? undefined : findSpare(turn);
    if (owner !== undefined && spare !== undefined) promote(turn, spare, owner, partitions);
    else spread(turn, owner, partitions);
  }
}

/** A handover with a lost server completes if it can, is reversed if it cannot, and otherwise ends. */
function resolveBroken(turn: Turn, partition: Partition, { from, to, state }: Handover): void {
  const { draft, nowMs } = turn;
  const [fromLost, toLost] = [isLost(turn, from), isLost(turn, to)];
  if (!fromLost && !toLost) return;
  const ended = { atMs: nowMs, left: 0 };
  if (state === 'warming' && toLost) draft.finishHandover(partition, 'cancelled', ended);
  else if (state === 'warming') {
    draft.assign(partition, to);
    draft.finishHandover(partition, 'cut', ended);
  } else if (toLost && !fromLost) {
    draft.assign(partition, from);
    draft.finishHandover(partition, 'reversed', { atMs: nowMs, left: connectionsOn(turn, from, partition) });
  } else draft.finishHandover(partition, 'cut', ended);
}

/** Partitions without a live owner, by the lost server; undefined for those that were unassigned. */
function findOrphans(turn: Turn): Map<string | undefined, Partition[]> {
  const orphans = new Map<string | undefined, Partition[]>();
  turn.draft.owners.forEach((owner, index) => {
    if (owner !== undefined && !isLost(turn, owner)) return;
    const partitions = orphans.get(owner);
    if (partitions === undefined) orphans.set(owner, [index as Partition]);
    else partitions.push(index as Partition);
  });
  return orphans;
}

/** The very first start waits for all servers, so that later ones cause no moves. */
function awaitsFirstServers(turn: Turn): boolean {
  if (turn.draft.owners.some((owner) => owner !== undefined)) return false;
  const awaited = [...turn.draft.members.values()].filter(
    ({ role, healthySinceMs }) => role === 'active' && healthySinceMs === undefined,
  );
  return isWaitingFor(turn, awaited);
}

/** The spare takes the place of the lost server, which is the spare when it comes back. */
function promote(turn: Turn, spare: string, lost: string, partitions: readonly Partition[]): void {
  const { draft, nowMs } = turn;
  for (const partition of partitions) draft.assign(partition, spare);
  draft.updateMember(spare, { role: 'active', sinceMs: nowMs });
  if (draft.members.get(lost)?.role === 'active') draft.updateMember(lost, { role: 'spare', sinceMs: nowMs });
  const { target } = draft.rest;
  const rename = (name: string) => (name === lost ? spare : name);
  if (target !== undefined)
    draft.set({ target: { ...target, owners: target.owners.map(rename), servers: target.servers.map(rename).sort() } });
  warn(turn, 'SparePromoted', `${spare} takes the ${partitions.length} partitions of ${lost}`);
}

function spread(turn: Turn, lost: string | undefined, partitions: readonly Partition[]): void {
  const { draft, weights, spec } = turn;
  const names = [...draft.members]
    .filter(([name, { role }]) => role === 'active' && isEligible(turn, name))
    .map(([name]) => name);
  const whom =
    lost === undefined
      ? `${partitions.length} partitions without a server`
      : `the ${partitions.length} partitions of ${lost}`;
  if (names.length === 0) {
    warn(turn, 'NoServer', `${whom} wait: no server can take them`);
    return;
  }
  const gone = new Set<number>(partitions);
  const owners = draft.owners.map((owner, index) => (gone.has(index) ? undefined : owner));
  const plan = planAssignment({ weights, owners, servers: seatsOf(turn, names), tolerance: spec.balancing.tolerance });
  for (const partition of partitions) draft.assign(partition, plan.owners[partition]);
  warn(turn, 'Reassigned', `${whom} go to ${names.length} servers`);
}
