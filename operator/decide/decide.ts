import { partitionWeights } from './assignment/index.ts';
import { decideReplicas } from './autoscale.ts';
import type { Member } from './committed.ts';
import type { Command, Decision } from './decision.ts';
import { Draft } from './draft.ts';
import { reassignLost } from './emergency.ts';
import { dismissEmpty, scaleFleet } from './fleet.ts';
import { runHandovers } from './handovers.ts';
import { assessHealth } from './health.ts';
import { buildPlan } from './plan.ts';
import { repairCommitted } from './repair.ts';
import type { Spec } from './spec.ts';
import { buildStatus } from './status.ts';
import { forgetPredecessors, succeedStopping, superviseSuccessors } from './succession.ts';
import { chooseTarget } from './target.ts';
import type { Turn } from './turn.ts';
import { upgradeFleet } from './upgrade.ts';
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
