import type { Turn } from './turn.ts';

/** The version to run: the requested one, unless it has failed. */
export function effectiveVersion({ draft, spec }: Turn): string {
  return draft.rest.failed?.version === spec.version && spec.upgrade.autoRollback
    ? draft.rest.stableVersion
    : spec.version;
}

/** While a new version is unproven, other new servers run the proven one. */
export function versionOfNew(turn: Turn): string {
  const wanted = effectiveVersion(turn);
  const isProven = [...turn.draft.members.values()].some(
    ({ version, role, healthySinceMs, replaces }) =>
      version === wanted && role === 'active' && healthySinceMs !== undefined && replaces === undefined,
  );
  return isProven ? wanted : turn.draft.rest.stableVersion;
}
