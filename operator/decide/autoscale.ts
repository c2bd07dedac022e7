import type { AutoscalingState } from './committed.ts';
import { membersOf } from './fleet.ts';
import type { Autoscaling } from './spec.ts';
import { isReplacing } from './succession.ts';
import { tell, wakeAt, type Turn } from './turn.ts';
import { isUpgrading } from './upgrade.ts';

/** Reports are those of a platform at rest this long after a handover. */
const settleMs = 5_000;

/** The wanted number of servers: from the manifest, or from the load. Remembers what the load asked for. */
export function decideReplicas(turn: Turn): number {
  const { spec, draft, nowMs } = turn;
  if (spec.autoscaling === undefined) {
    if (draft.rest.autoscaling !== undefined) draft.set({ autoscaling: undefined });
    return spec.replicas;
  }
  const before = draft.rest.autoscaling ?? { replicas: clamp(spec.replicas, spec.autoscaling), wanted: [] };
  const after = decideAutoscaling(before, spec.autoscaling, {
    nowMs, asked: replicasForLoad(turn, spec.autoscaling), held: isHeld(turn),
  });
  if (after !== before || draft.rest.autoscaling === undefined) draft.set({ autoscaling: after });
  if (after.replicas !== before.replicas) tell(turn, 'Autoscaled', `${before.replicas} -> ${after.replicas} servers`);
  const oldest = after.wanted[0];
  if (oldest !== undefined && after.wanted.length > 1)
    wakeAt(turn, nowMs + Math.min(spec.autoscaling.scaleDownWindowMs, 30_000));
  return after.replicas;
}

/**
 * Scaling never counteracts a drain: while servers leave, are replaced or hand over, their number stays. Their reports
 * are misleading then: moving devices are counted twice, and tails that are read look like messages.
 */
function isHeld(turn: Turn): boolean {
  const settledMs = (turn.draft.finished.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) + settleMs;
  wakeAt(turn, settledMs);
  return (
    turn.nowMs < settledMs ||
    turn.draft.handovers.size > 0 ||
    membersOf(turn, 'leaving').length > 0 ||
    isReplacing(turn) ||
    isUpgrading(turn) ||
    turn.guarded
  );
}

interface AutoscalingInput {
  readonly nowMs: number;
  /** The replicas that the load alone asks for. */
  readonly asked: number;
  readonly held: boolean;
}

/**
 * Pure: scales up to the lowest request of the whole window up, down to the highest request of the whole window down.
 * Returns the same object when nothing changes, and while held.
 */
export function decideAutoscaling(
  state: AutoscalingState, policy: Autoscaling, { nowMs, asked, held }: AutoscalingInput,
): AutoscalingState {
  if (held) return state;
  const latest = state.wanted.at(-1);
  const recorded = latest?.replicas === asked ? state.wanted : [...state.wanted, { atMs: nowMs, replicas: asked }];
  const wanted = forget(recorded, nowMs - Math.max(policy.scaleUpWindowMs, policy.scaleDownWindowMs));
  const replicas = clamp(settle(state.replicas, wanted, policy, nowMs), policy);
  return wanted === state.wanted && replicas === state.replicas ? state : { replicas, wanted };
}

function settle(current: number, wanted: AutoscalingState['wanted'], policy: Autoscaling, nowMs: number): number {
  const up = Math.min(...throughout(wanted, nowMs - policy.scaleUpWindowMs, current));
  if (up > current) return up;
  const down = Math.max(...throughout(wanted, nowMs - policy.scaleDownWindowMs, current));
  return down < current ? down : current;
}

/**
 * The replicas asked for since then. Each value holds until the next one; before the first known one it is `current`.
 */
function throughout(wanted: AutoscalingState['wanted'], sinceMs: number, current: number): number[] {
  const known = wanted
    .filter((_, index) => (wanted[index + 1]?.atMs ?? Number.POSITIVE_INFINITY) > sinceMs)
    .map(({ replicas }) => replicas);
  return (wanted[0]?.atMs ?? Number.POSITIVE_INFINITY) > sinceMs ? [current, ...known] : known;
}

/** Omits requests that ended before then. */
function forget(wanted: AutoscalingState['wanted'], beforeMs: number): AutoscalingState['wanted'] {
  const first = wanted.findIndex((_, index) => (wanted[index + 1]?.atMs ?? Number.POSITIVE_INFINITY) > beforeMs);
  return first <= 0 ? wanted : wanted.slice(first);
}

function replicasForLoad({ world, spec }: Turn, policy: Autoscaling): number {
  let [connections, messages] = [0, 0];
  for (const { report } of world.reports.values()) {
    connections += report.connections;
    messages += report.messagesPerSecond;
  }
  const forConnections = Math.ceil(connections / (spec.maxConnectionsPerServer * policy.targetUtilisation));
  const forMessages = Math.ceil(messages / (policy.maxMessagesPerSecondPerServer * policy.targetUtilisation));
  return clamp(Math.max(forConnections, forMessages), policy);
}

const clamp = (replicas: number, { minReplicas, maxReplicas }: Autoscaling) =>
  Math.min(maxReplicas, Math.max(minReplicas, replicas));
