import { loadsOf, maxToMeanOf } from './target.ts';
import type { Target } from './committed.ts';
import type { Condition, Plan, Status } from './decision.ts';
import { membersOf } from './fleet.ts';
import { partitionsWaiting } from './handovers.ts';
import { clocksOff, isLost } from './health.ts';
import type { Turn } from './turn.ts';
import { successors } from './succession.ts';
import { isUpgrading } from './upgrade.ts';
import { effectiveVersion } from './versions.ts';

/** The state of the platform for readers of the resource. */
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
      describeClocks(turn),
      describeHistory(turn),
      describeTopic(turn),
    ],
    servers: {
      wanted,
      running: actives.filter(([name]) => world.processes.get(name)?.up === true).length,
      healthy: actives.filter(([name]) => health.get(name)?.kind === 'healthy').length,
    },
    connections: [...world.reports.values()].reduce((sum, { report }) => sum + report.connections, 0),
    version: isUpgrading(turn) ? draft.rest.stableVersion : effectiveVersion(turn),
    assignment: {
      epoch: draft.build().epoch,
      moving: draft.handovers.size,
      waiting,
      maxToMean: Math.round(maxToMean * 1_000) / 1_000,
      extraMoves: extraMovesOf(draft.rest.target),
    },
    plan: spec.planOnly ? plan : undefined,
  };
}

const extraMovesOf = (target: Target | undefined): number =>
  target === undefined ? 0 : Math.max(0, target.moves - target.lowerBound);

function describeReady(turn: Turn): Condition {
  const unserved = turn.draft.owners.filter((owner) => owner === undefined || isLost(turn, owner)).length;
  if (unserved === 0)
    return {
      type: 'Ready', status: true, reason: 'AllPartitionsServed',
      message: `all ${turn.draft.partitionCount} partitions are served`,
    };
  return {
    type: 'Ready', status: false, reason: 'PartitionsUnserved',
    message: `${unserved} of ${turn.draft.partitionCount} partitions have no server`,
  };
}

function describeProgress(turn: Turn, waiting: number): Condition {
  const { draft, health } = turn;
  const moving = draft.handovers.size + waiting;
  // A new member has not been assessed yet.
  const starting = [...draft.members.keys()].filter((name) => (health.get(name)?.kind ?? 'starting') === 'starting');
  const leaving = membersOf(turn, 'leaving').map(([name]) => name);
  const progress = (reason: string, message: string): Condition => ({
    type: 'Progressing', status: true, reason, message,
  });
  if (isUpgrading(turn)) return progress('Upgrading', `to version ${effectiveVersion(turn)}`);
  const replaced = successors(turn).map(([name, { replaces }]) => `${name} takes the place of ${replaces}`);
  if (replaced.length > 0) return progress('Replacing', replaced.join(', '));
  if (moving > 0) return progress('Moving', `${draft.handovers.size} partitions are on their way, ${waiting} wait`);
  if (starting.length > 0) return progress('Starting', starting.join(', '));
  if (leaving.length > 0) return progress('Stopping', leaving.join(', '));
  return { type: 'Progressing', status: false, reason: 'Settled', message: 'everything is as it should be' };
}

function describeDegradation(turn: Turn): Condition {
  const degraded = (reason: string, message: string): Condition => ({
    type: 'Degraded', status: true, reason, message,
  });
  const { failed } = turn.draft.rest;
  const lost = [...turn.draft.members.keys()].filter((name) => isLost(turn, name));
  if (turn.guarded)
    return degraded(
      'ReportsLost',
      'more than half of the servers stopped reporting at once: the reporting may have failed, nothing is moved',
    );
  if (lost.length > 0) return degraded('ServersLost', lost.join(', '));
  if (failed !== undefined) return degraded('UpgradeFailed', `version ${failed.version}: ${failed.reason}`);
  return { type: 'Degraded', status: false, reason: 'Healthy', message: 'no server is missing' };
}

function describeBalance({ draft, spec, weights }: Turn, maxToMean: number): Condition {
  const allowed = 1 + spec.balancing.tolerance;
  const ratio = maxToMean.toFixed(2);
  if (maxToMean <= allowed)
    return {
      type: 'Balanced', status: true, reason: 'WithinTolerance',
      message: `the highest load is ${ratio} of the mean`,
    };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const servers = new Set(draft.owners).size;
  const isCoarse = weights.some((weight) => weight * servers > allowed * total);
  const reason = isCoarse ? 'PartitionTooLarge' : 'OutOfTolerance';
  return {
    type: 'Balanced', status: false, reason,
    message: `the highest load is ${ratio} of the mean${isCoarse ? ': one partition alone is above it' : ''}`,
  };
}

function describeDependencies({ world }: Turn): Condition {
  if (world.redisProblem !== undefined) {
    // A full Redis refuses reads in a transaction as well, and counts as away.
    const { reason, message } = world.redisProblem;
    return { type: 'DependenciesReady', status: false, reason, message: `redis: ${message}` };
  }
  if (world.published.kind !== 'away')
    return { type: 'DependenciesReady', status: true, reason: 'Reachable', message: 'redis answers' };
  return {
    type: 'DependenciesReady', status: false, reason: 'RedisAway',
    message: 'redis does not answer: servers go on with what they know, nothing is moved',
  };
}

function describeClocks(turn: Turn): Condition {
  const off = clocksOff(turn);
  if (off.length === 0)
    return { type: 'ClocksAgree', status: true, reason: 'WithinASecond', message: 'no clock is off' };
  const each = off.map(({ name, offMs }) => `${name} ${describeOffset(offMs)}`).join(', ');
  const isRedis = turn.clocksOff.size === 0;
  const message =
    'clock off, compared with that of ' +
    `redis: ${each}${isRedis ? '; as this is true of most servers, the clock of redis may be off' : ''}`;
  return { type: 'ClocksAgree', status: false, reason: isRedis ? 'MostClocksOff' : 'ClockOff', message };
}

/** A gap stays for ever: the condition is false for a day after it was noticed. */
function describeHistory({ world: { historyGaps: gaps } }: Turn): Condition {
  if (gaps === undefined || gaps.recent === 0) {
    const earlier =
      gaps === undefined || gaps.partitions === 0
        ? ''
        : `; ${gaps.partitions} partitions have earlier ones, the last of ${timeOf(gaps.latestMs)}`;
    return {
      type: 'HistoryComplete', status: true, reason: 'NoGapKnown',
      message: `no gap was noticed within the last day${earlier}`,
    };
  }
  const where = `messages may be missing in ${gaps.recent} partitions, noticed last at ${timeOf(gaps.latestMs)}`;
  if (gaps.replaced === 0)
    return { type: 'HistoryComplete', status: false, reason: 'HistoryHasGap', message: `history has a gap: ${where}` };
  const message = `the log is another one than before, and has generation ${gaps.generation} now: ${where}`;
  return { type: 'HistoryComplete', status: false, reason: 'LogReplaced', message };
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

function describeTopic({ world, draft }: Turn): Condition {
  const surplus = [...world.reports.values()].reduce(
    (most, { report }) => Math.max(most, report.surplusPartitions ?? 0),
    0,
  );
  const problems = new Set([...world.reports.values()].flatMap(({ report }) => report.topicProblems ?? []));
  const reason = problems.size > 0 ? 'TopicTrouble' : 'SurplusPartitions';
  if (surplus > 0)
    problems.add(
      `topic messages has ${draft.partitionCount + surplus} partitions, the platform ${draft.partitionCount}: ` +
        'nothing is written to the others',
    );
  if (problems.size === 0)
    return {
      type: 'TopicMatches', status: true, reason: 'SamePartitions',
      message: 'partitions and settings of the topic are as they should be',
    };
  return { type: 'TopicMatches', status: false, reason, message: [...problems].join('; ') };
}

const describeOffset = (offMs: number): string =>
  `${(Math.abs(offMs) / 1_000).toFixed(1)} s ${offMs > 0 ? 'ahead' : 'behind'}`;
