import type { Condition, Note } from '../../decide/index.ts';
import type { DependencyProblem } from '../dependencies/index.ts';

/** What stands in the way of a ChatCluster beside what was decided about its servers. */
export interface Hindrances {
  /** Whether anything was decided about its servers. */
  readonly isStarted: boolean;
  readonly isRefused: boolean;
  readonly problem: DependencyProblem | undefined;
  /** Why servers cannot be started, one line each. */
  readonly obstacles: readonly string[];
}

/** Pure. */
export function conditionsOf({ isStarted, isRefused, problem, obstacles }: Hindrances): Condition[] {
  const found: Condition[] = [];
  if (!isStarted) {
    const [reason, message] = isRefused ? ['ManifestRefused', 'the spec cannot be followed'] : ['NotStarted', 'no server was started yet'];
    found.push({ type: 'Ready', status: false, reason, message });
  }
  if (problem !== undefined) found.push({ type: 'DependenciesReady', status: false, ...problem });
  if (obstacles.length > 0) found.push({ type: 'Progressing', status: false, reason: 'ServerNotStarted', message: obstacles.join('; ') });
  return found;
}

/** Reasons for which there is an Event already, or that nobody has to act on. */
const saidElsewhere: ReadonlySet<string> = new Set(['Preparing', 'SetupFailed']);

/** Pure: what a person would want to know of dependencies that are not ready. */
export function notesOf(conditions: readonly Condition[]): Note[] {
  const troubles = conditions.filter(({ type, status, reason }) => type === 'DependenciesReady' && !status && !saidElsewhere.has(reason));
  return troubles.map(({ reason, message }) => ({ level: 'warning', reason, message }));
}
