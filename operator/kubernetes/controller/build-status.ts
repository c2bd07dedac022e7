import type { Condition, FinishedHandover, Status } from '../../decide/index.ts';
import type { ChatClusterStatus } from '../../manifest/index.ts';
import type { Outcome } from '../../reconcile/index.ts';
import { versionOfRevision, withoutHash } from '../specs/index.ts';
import type { StandingCondition } from './cluster-view.ts';

type Refusals = NonNullable<ChatClusterStatus['refusals']>;

/** The findings of a reconcile. */
export interface Findings {
  /** Undefined when the reconcile ended before it observed the servers. */
  readonly outcome: Outcome | undefined;
  /** Conditions that override those of the outcome. */
  readonly conditions: readonly Condition[];
  readonly refusals: Refusals;
}

export interface StatusContext {
  readonly generation: number;
  /** The selector of the messaging pods, and the address of connect once it is known. */
  readonly where: Pick<ChatClusterStatus, 'selector' | 'connectAddress'>;
  readonly standing: readonly StandingCondition[];
  /** RFC 3339. */
  readonly now: string;
}

/** Pure: the status of a ChatCluster after a reconcile. A condition keeps the time since which it has its status. */
export function buildStatus({ outcome, conditions, refusals }: Findings, context: StatusContext): ChatClusterStatus {
  const decided = outcome?.kind === 'decided' ? outcome.decision.status : undefined;
  const refused = outcome?.kind === 'refused' ? [...refusals, ...outcome.refusals] : refusals;
  const conditionsFound = mergeConditions(decided?.conditions ?? [], [...conditions, ...describeRefusals(refused)]);
  return {
    observedGeneration: context.generation,
    conditions: conditionsFound.map((condition) => stand(condition, context)),
    ...context.where,
    ...figuresOf(decided),
    ...lastHandoverOf(outcome?.world.committed?.state.finished),
    ...(refused.length > 0 && { refusals: refused }),
  };
}

function figuresOf(status: Status | undefined): Partial<ChatClusterStatus> {
  if (status === undefined) return {};
  const { servers, connections, version, assignment, plan } = status;
  return {
    servers: { ...servers },
    connections,
    version: versionOfRevision(version),
    assignment: { ...assignment },
    ...(plan !== undefined && { plan: { ...plan, start: plan.start.map(withoutHash), stop: [...plan.stop] } }),
  };
}

function describeRefusals(refusals: Refusals): Condition[] {
  if (refusals.length === 0) return [];
  const message = refusals.map(({ field, rule }) => `${field} ${rule}`).join('; ');
  return [{ type: 'Progressing', status: false, reason: 'ManifestRefused', message }];
}

/**
 * Of several conditions of one type the later one counts, with two exceptions: starting servers take precedence over
 * pods that are rolled out, and the first of several reasons for a degraded platform carries the messages of all.
 */
function mergeConditions(conditions: readonly Condition[], over: readonly Condition[]): Condition[] {
  const merged = new Map(conditions.map((condition) => [condition.type, condition]));
  for (const condition of over) {
    const before = merged.get(condition.type);
    if (condition.reason === 'RollingOut' && before?.status === true) continue;
    const isOneMore = condition.type === 'Degraded' && before?.status === true;
    merged.set(
      condition.type, isOneMore ? { ...before, message: `${before.message}; ${condition.message}` } : condition,
    );
  }
  return [...merged.values()];
}

function stand(
  { type, status, reason, message }: Condition, { generation, standing, now }: StatusContext,
): NonNullable<ChatClusterStatus['conditions']>[number] {
  const before = standing.find((each) => each.type === type);
  const value = status ? 'True' : 'False';
  return {
    type, status: value, reason,
    message: withoutHash(message),
    observedGeneration: generation,
    lastTransitionTime: before?.status === value ? before.lastTransitionTime : now,
  };
}

/** Handovers whose ends are at most this far apart are one move, in milliseconds. */
const togetherMs = 60_000;

/** Pure: the last move of partitions, from the handovers that ended last. */
export function lastHandoverOf(finished: readonly FinishedHandover[] = []): Pick<ChatClusterStatus, 'lastHandover'> {
  const moved = finished.filter(({ outcome }) => outcome === 'moved' || outcome === 'cut');
  const last = moved.at(-1);
  if (last === undefined) return {};
  let [first, count, devices] = [last.atMs - last.tookMs, 0, 0];
  for (const handover of moved.toReversed()) {
    if (handover.atMs < first - togetherMs) break;
    first = Math.min(first, handover.atMs - handover.tookMs);
    count++;
    devices += handover.devices;
  }
  return {
    lastHandover: {
      partitions: count, devices, tookMs: Math.round(last.atMs - first), completedAt: new Date(last.atMs).toISOString(),
    },
  };
}

/** Pure: whether the status differs from the last one, apart from figures that change all the time. */
export function saysSomethingNew(before: ChatClusterStatus | undefined, next: ChatClusterStatus): boolean {
  return before === undefined || JSON.stringify(essenceOf(before)) !== JSON.stringify(essenceOf(next));
}

function essenceOf({ connections: _, assignment, conditions = [], ...rest }: ChatClusterStatus): object {
  const told = conditions.map(({ type, status, reason, message }) => ({
    type, status, reason, message: type === 'Balanced' ? '' : message,
  }));
  return { ...rest, told, moving: assignment?.moving, waiting: assignment?.waiting };
}
