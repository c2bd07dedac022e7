import { loadsOf, maxToMeanOf } from './balance.ts';
import type { Condition, Plan, Status } from './decision.ts';
import { membersOf } from './fleet.ts';
import { partitionsWaiting } from './handovers.ts';
import { isLost } from './health.ts';
import type { Turn } from './turn.ts';
import { successors } from './succession.ts';
import { isUpgrading } from './upgrade.ts';
import { effectiveVersion } from './versions.ts';

/** How things stand, as somebody who looks at the resource wants to know it. */
export function buildStatus(turn: Turn, wanted: number, plan: Plan | undefined): Status {
  const { draft, health, world, spec, weights } = turn;
  const actives = membersOf(turn, 'active');
  const serving = actives.filter(([name]) => draft.ownedBy(name).size > 0).map(([name]) => name);
  const maxToMean = maxToMeanOf(loadsOf(draft.owners, weights, serving));
  const waiting = partitionsWaiting(turn).length;
  return {
    conditions: [
      describeReady(turn),
      describeProgress(turn, waiting),
      describeDegradation(turn),
      describeBalance(turn, maxToMean),
      describeDependencies(turn),
    ],
    servers: {
      wanted,
      running: actives.filter(([name]) => world.processes.get(name)?.up === true).length,
      healthy: actives.filter(([name]) => health.get(name)?.kind === 'healthy').length,
    },
    connections: [...world.reports.values()].reduce((sum, { report }) => sum + report.connections, 0),
    version: isUpgrading(turn) ? draft.rest.stableVersion : effectiveVersion(turn),
    assignment: { epoch: draft.build().epoch, moving: draft.handovers.size, waiting, maxToMean: Math.round(maxToMean * 1_000) / 1_000 },
    plan: spec.planOnly ? plan : undefined,
  };
}

function describeReady(turn: Turn): Condition {
  const unserved = turn.draft.owners.filter((owner) => owner === undefined || isLost(turn, owner)).length;
  if (unserved === 0) return { type: 'Ready', status: true, reason: 'AllPartitionsServed', message: `all ${turn.draft.partitionCount} partitions are served` };
  return { type: 'Ready', status: false, reason: 'PartitionsUnserved', message: `${unserved} of ${turn.draft.partitionCount} partitions have no server` };
}

function describeProgress(turn: Turn, waiting: number): Condition {
  const { draft, health } = turn;
  const moving = draft.handovers.size + waiting;
  // One that was added just now has not been looked at yet.
  const starting = [...draft.members.keys()].filter((name) => (health.get(name)?.kind ?? 'starting') === 'starting');
  const leaving = membersOf(turn, 'leaving').map(([name]) => name);
  const progress = (reason: string, message: string): Condition => ({ type: 'Progressing', status: true, reason, message });
  if (isUpgrading(turn)) return progress('Upgrading', `to version ${effectiveVersion(turn)}`);
  const replaced = successors(turn).map(([name, { replaces }]) => `${name} takes the place of ${replaces}`);
  if (replaced.length > 0) return progress('Replacing', replaced.join(', '));
  if (moving > 0) return progress('Moving', `${draft.handovers.size} partitions are on their way, ${waiting} wait`);
  if (starting.length > 0) return progress('Starting', starting.join(', '));
  if (leaving.length > 0) return progress('Stopping', leaving.join(', '));
  return { type: 'Progressing', status: false, reason: 'Settled', message: 'everything is as it should be' };
}

function describeDegradation(turn: Turn): Condition {
  const degraded = (reason: string, message: string): Condition => ({ type: 'Degraded', status: true, reason, message });
  const { failed } = turn.draft.rest;
  const lost = [...turn.draft.members.keys()].filter((name) => isLost(turn, name));
  if (turn.braked) return degraded('ReportsLost', 'more than half of the servers stopped reporting at once: the reporting may have failed, nothing is moved');
  if (lost.length > 0) return degraded('ServersLost', lost.join(', '));
  if (failed !== undefined) return degraded('UpgradeFailed', `version ${failed.version}: ${failed.reason}`);
  return { type: 'Degraded', status: false, reason: 'Healthy', message: 'no server is missing' };
}

function describeBalance({ draft, spec, weights }: Turn, maxToMean: number): Condition {
  const allowed = 1 + spec.balancing.tolerance;
  const ratio = maxToMean.toFixed(2);
  if (maxToMean <= allowed) return { type: 'Balanced', status: true, reason: 'WithinTolerance', message: `the highest load is ${ratio} of the mean` };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const servers = new Set(draft.owners).size;
  const isCoarse = weights.some((weight) => weight * servers > allowed * total);
  const reason = isCoarse ? 'PartitionTooLarge' : 'OutOfTolerance';
  return { type: 'Balanced', status: false, reason, message: `the highest load is ${ratio} of the mean${isCoarse ? ': one partition alone is above it' : ''}` };
}

function describeDependencies({ world }: Turn): Condition {
  if (world.published.kind !== 'away') return { type: 'DependenciesReady', status: true, reason: 'Reachable', message: 'redis answers' };
  return { type: 'DependenciesReady', status: false, reason: 'RedisAway', message: 'redis does not answer: servers go on with what they know, nothing is moved' };
}
