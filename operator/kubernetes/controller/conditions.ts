import type { Condition, Note } from '../../decide/index.ts';
import type { DependencyProblem } from '../dependencies/index.ts';
import type { Obstacle, PodView } from '../shell/index.ts';

/** The obstacles of a ChatCluster beside the decisions about its servers. */
export interface Hindrances {
  /** Whether there was any decision about its servers. */
  readonly isStarted: boolean;
  readonly isRefused: boolean;
  readonly problem: DependencyProblem | undefined;
  readonly obstacles: readonly Obstacle[];
  /** Pods of all programs. */
  readonly pods: readonly Pick<PodView, 'component' | 'server' | 'trouble' | 'stopping'>[];
  /** Why the latest reconciles failed, when several did in a row. */
  readonly failure: string | undefined;
}

/** Pure. */
export function conditionsOf({ isStarted, isRefused, problem, obstacles, pods, failure }: Hindrances): Condition[] {
  const found: Condition[] = [];
  if (!isStarted) {
    const [reason, message] = isRefused
      ? ['ManifestRefused', 'the spec cannot be followed']
      : ['NotStarted', 'no server was started yet'];
    found.push({ type: 'Ready', status: false, reason, message });
  }
  if (problem !== undefined) found.push({ type: 'DependenciesReady', status: false, ...problem });
  if (obstacles.length > 0) {
    const reason = obstacles.some(({ isRefused: refused }) => refused) ? 'ServerRefused' : 'ServerNotStarted';
    found.push({
      type: 'Progressing',
      status: false,
      reason,
      message: obstacles.map(({ server, message }) => `${server}: ${message}`).join('; '),
    });
  }
  if (failure !== undefined)
    found.push({ type: 'Degraded', status: true, reason: 'ReconcileFailed', message: failure });
  return [...found, ...describePods(pods)];
}

/**
 * Conditions for pods that cannot run. Names of pods of a Deployment change, so they count as one. The set-up Job
 * reports its own.
 */
function describePods(pods: Hindrances['pods']): Condition[] {
  const troubled = pods.flatMap(({ component, server, trouble, stopping }) =>
    trouble === undefined || stopping || component === 'setup'
      ? []
      : [{ reason: trouble.reason, message: `${server ?? component}: ${trouble.message}` }],
  );
  const [first] = troubled;
  if (first === undefined) return [];
  const reason = troubled.every((each) => each.reason === first.reason) ? first.reason : 'PodsNotRunning';
  return [
    {
      type: 'Degraded',
      status: true,
      reason,
      message: [...new Set(troubled.map(({ message }) => message))].sort().join('; '),
    },
  ];
}

/** Reasons that have an Event already, or that need no action. */
const saidElsewhere: ReadonlySet<string> = new Set(['Preparing', 'SetupFailed', 'ServerNotStarted', 'ObjectsOfOthers']);

/** Conditions that are false when something is to be done. */
const warned: ReadonlySet<string> = new Set(['DependenciesReady', 'Progressing', 'HistoryComplete', 'TopicMatches']);

/** Pure: what an operator of the platform has to act on, as an Event each. */
export function notesOf(conditions: readonly Condition[]): Note[] {
  const isTrouble = ({ type, status }: Condition) => (type === 'Degraded' ? status : warned.has(type) && !status);
  const troubles = conditions.filter((condition) => isTrouble(condition) && !saidElsewhere.has(condition.reason));
  return troubles.map(({ reason, message }) => ({ level: 'warning', reason, message }));
}
