import { planAssignment } from './assignment/index.ts';
import type { Plan } from './decision.ts';
import { isStandIn, membersOf } from './fleet.ts';
import { isToldToStop } from './health.ts';
import { seatsOf } from './seats.ts';
import { headedFor } from './target.ts';
import type { Turn } from './turn.ts';
import { effectiveVersion } from './versions.ts';

/** The remaining work if nothing else happens: servers that start and stop, partitions that move. */
export function buildPlan(turn: Turn): Plan {
  const { draft, world } = turn;
  const wanted = effectiveVersion(turn);
  const actives = membersOf(turn, 'active').filter(([, member]) => !isStandIn(turn, member));
  const names = actives.map(([name]) => name);
  const outdated = names.filter((name) => draft.members.get(name)?.version !== wanted);
  const replaced = new Set([...outdated, ...names.filter((name) => isToldToStop(turn, name))]);
  return {
    start: [
      ...[...draft.members.keys()].filter((name) => !world.processes.has(name)),
      ...outdated.map((name) => `${name} (as ${wanted})`),
    ],
    stop: [
      ...[...world.processes.keys()].filter(
        (name) => draft.members.get(name)?.role === 'leaving' || !draft.members.has(name),
      ),
      ...replaced,
    ],
    ...planMoves(turn, names, replaced),
  };
}

function planMoves(
  turn: Turn, names: readonly string[], replaced: ReadonlySet<string>,
): Pick<Plan, 'moves' | 'lowerBound' | 'devices'> {
  const { draft, spec, weights } = turn;
  // A paused platform without servers has no target.
  if (names.length === 0) return { moves: 0, lowerBound: 0, devices: 0 };
  const owners = headedFor(turn, new Set(names));
  const plan = planAssignment({ weights, owners, servers: seatsOf(turn, names), tolerance: spec.balancing.tolerance });
  let [moves, lowerBound, devices] = [0, plan.lowerBound, 0];
  plan.owners.forEach((to, index) => {
    const [from, headed] = [draft.owners[index], owners[index]];
    if (to === from && !replaced.has(to)) return;
    moves++;
    if (to === headed) lowerBound++; // It moves under any assignment: to a successor, or in a begun handover.
    devices += devicesIn(turn, index, from);
  });
  return { moves, lowerBound, devices };
}

function devicesIn({ world }: Turn, partition: number, owner: string | undefined): number {
  const report = owner === undefined ? undefined : world.reports.get(owner)?.report;
  return report?.partitions.get(partition as never)?.connections ?? 0;
}
