import type { Partition } from '@cecochat/contracts';
import { partitionWeights, planAssignment } from './assignment/index.ts';
import { decideReplicas } from './autoscale.ts';
import type { Member } from './committed.ts';
import type { Command, Decision, Plan } from './decision.ts';
import { Draft } from './draft.ts';
import { reassignLost } from './emergency.ts';
import { dismissEmpty, scaleFleet, isStandIn, membersOf } from './fleet.ts';
import { runHandovers } from './handovers.ts';
import { assessHealth, isToldToStop } from './health.ts';
import { seatsOf } from './seats.ts';
import type { Spec } from './spec.ts';
import { buildStatus } from './status.ts';
import { forgetPredecessors, succeedStopping, superviseSuccessors } from './succession.ts';
import { chooseTarget, headedFor } from './target.ts';
import { warn, type Turn } from './turn.ts';
import { upgradeFleet } from './upgrade.ts';
import { effectiveVersion } from './versions.ts';
import type { Process, World } from './world.ts';

/** Interval of the reconcile when nothing is due earlier. */
const idleMs = 5_000;

/**
 * The commands that bring the observed world to what the spec asks for: pure. Level-based: only the present state
 * counts, not past events or earlier decisions. A spec that `refuseSpec` refuses must not be given.
 *
 * @param nowMs the operator's own clock, in milliseconds; only differences count
 */
export function decide(spec: Spec, world: World, nowMs: number): Decision {
  const turn = beginTurn(spec, world, nowMs);
  repairCommitted(turn);
  assessHealth(turn);
  forgetPredecessors(turn);
  const wanted = decideReplicas(turn);
  succeedStopping(turn, wanted);
  superviseSuccessors(turn);
  upgradeFleet(turn);
  scaleFleet(turn, wanted);
  if (world.published.kind !== 'away') {
    reassignLost(turn);
    chooseTarget(turn);
    runHandovers(turn);
    dismissEmpty(turn);
  }
  const holds = spec.paused || spec.planOnly || world.published.kind === 'away';
  return {
    commands: holds ? [] : buildCommands(turn),
    status: buildStatus(turn, wanted, spec.planOnly ? buildPlan(turn) : undefined),
    notes: turn.notes,
    requeueAfterMs: Math.max(1, turn.wakeMs - nowMs),
  };
}

function beginTurn(spec: Spec, world: World, nowMs: number): Turn {
  const { committed, reports } = world;
  const draft = new Draft(committed?.state, spec, foreignEpoch(world));
  const weights = partitionWeights(
    draft.partitionCount, [...reports.values()].map(({ report }) => report),
  );
  return {
    spec,
    world,
    nowMs,
    draft,
    weights,
    health: new Map(),
    notes: [],
    guarded: false,
    clocksOff: new Set(),
    wakeMs: nowMs + idleMs,
  };
}

/**
 * The highest foreign epoch: Redis has a routing that differs from the committed one, or a server follows an epoch that
 * Redis has lost. Servers ignore any routing at or below their epoch.
 */
function foreignEpoch({ committed, published, reports }: World): number {
  const known = committed?.state.epoch ?? 0;
  let highest = published.kind === 'routing' && !published.matches ? published.epoch : 0;
  for (const { report } of reports.values()) if (report.epoch > known) highest = Math.max(highest, report.epoch);
  return highest;
}

/**
 * The order is commit, publish, then start and stop processes: an operator that takes over after any of these steps
 * finds the remaining ones.
 */
function buildCommands(turn: Turn): Command[] {
  const { draft, world } = turn;
  const { committed, published, processes } = world;
  const next = draft.build();
  const commands: Command[] = [];
  if (draft.changed) commands.push({ kind: 'commit', expected: committed?.version, next });
  const isPublished = published.kind === 'routing' && published.matches && !draft.publishedChanged;
  if (!isPublished) commands.push({ kind: 'publish', committed: next });
  return [...commands, ...buildStarts(draft, processes), ...buildStops(turn)];
}

function buildStarts({ members }: Draft, processes: World['processes']): Command[] {
  return [...members]
    .filter(([name]) => !processes.has(name))
    .map(([name, { version }]) => ({ kind: 'start-server', name, version }));
}

function buildStops(turn: Turn): Command[] {
  const { draft, world } = turn;
  const isOver = ([name, process]: readonly [string, Process]) =>
    isNobodys(draft.members.get(name), process) && !process.stopping && !leavesByItself(turn, name);
  return [...world.processes].filter(isOver).map(([name]) => ({ kind: 'stop-server', name }));
}

/**
 * The process does not belong to a member, or belongs to an earlier one of that name that was given up before its start
 * was seen.
 */
function isNobodys(member: Member | undefined, { version }: Process): boolean {
  return member === undefined || (member.incarnation === undefined && member.version !== version);
}

/** The server is already draining on request: a second request to stop would cut its drain short. */
function leavesByItself({ world, spec, nowMs }: Turn, name: string): boolean {
  const seen = world.reports.get(name);
  return seen?.report.draining === true && nowMs - seen.freshMs <= spec.leaseMs;
}

/** Mends a committed state that contradicts itself after a manual edit. */
function repairCommitted(turn: Turn): void {
  const { draft } = turn;
  const strangers = new Set<string>();
  draft.owners.forEach((name, index) => {
    if (name === undefined || draft.members.has(name)) return;
    strangers.add(name);
    draft.assign(index as Partition, undefined);
  });
  for (const [partition, { from, to, state }] of draft.handovers) {
    const owner = state === 'warming' ? from : to;
    const isSound =
      partition < draft.partitionCount &&
      draft.members.has(from) &&
      draft.members.has(to) &&
      draft.owners[partition] === owner;
    if (isSound) continue;
    strangers.add(`handover of partition ${partition}`);
    draft.finishHandover(partition, 'cancelled', { atMs: turn.nowMs, left: 0 });
  }
  if (strangers.size > 0)
    warn(turn, 'RoutingRepaired', `what was committed named unknown servers: ${[...strangers].join(', ')}`);
}

/** The remaining work if nothing else happens: servers that start and stop, partitions that move. */
function buildPlan(turn: Turn): Plan {
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
