import type { Turn } from './turn.ts';

/** The version that is to run: the one asked for, unless that has failed. */
export function effectiveVersion({ draft, spec }: Turn): string {
  return draft.rest.failed?.version === spec.version && spec.upgrade.autoRollback ? draft.rest.stableVersion : spec.version;
}

/** While a new version has not proved itself, what is added besides is of the one that has. */
export function versionOfNew(turn: Turn): string {
  const wanted = effectiveVersion(turn);
  const isProven = [...turn.draft.members.values()].some(
    ({ version, role, healthySinceMs, replaces }) => version === wanted && role === 'active' && healthySinceMs !== undefined && replaces === undefined,
  );
  return isProven ? wanted : turn.draft.rest.stableVersion;
}
