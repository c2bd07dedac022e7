import type { Member } from './committed.ts';
import { addMember, membersOf } from './fleet.ts';
import { successors } from './succession.ts';
import { tell, type Turn } from './turn.ts';
import { effectiveVersion, versionOfNew } from './versions.ts';

/**
 * Replaces servers of another version than the requested one, a few at a time. Each gets a successor, which takes over
 * after it was healthy for long enough. When a successor does not become healthy the version has failed: no device was
 * moved to it, and (with `autoRollback`) its servers that already run are replaced in the same way.
 */
export function upgradeFleet(turn: Turn): void {
  const wanted = effectiveVersion(turn);
  const actives = membersOf(turn, 'active');
  const outdated = actives.filter(([, { version, replaces }]) => version !== wanted && replaces === undefined);
  const underWay = successors(turn);
  if (outdated.length === 0 && underWay.length === 0) noteStable(turn, wanted, actives.map(([, member]) => member));
  // The value of a spare of an unproven version is unknown: the spares stay as they are until the version is proven.
  for (const [name, { version }] of membersOf(turn, 'spare'))
    if (version !== versionOfNew(turn)) turn.draft.removeMember(name);
  if (isHeld(turn)) return;
  const replaced = new Set(underWay.map(([, { replaces }]) => replaces));
  const next = outdated
    .filter(([name]) => !replaced.has(name))
    .slice(0, Math.max(0, turn.spec.upgrade.surge - underWay.length));
  for (const [name] of next) addMember(turn, { role: 'active', version: wanted, replaces: name });
}

/** Whether servers of another version are being replaced. */
export function isUpgrading(turn: Turn): boolean {
  const isToOther = ([, { version, replaces }]: ReturnType<typeof successors>[number]) =>
    turn.draft.members.get(replaces)?.version !== version;
  return (
    successors(turn).some(isToOther) ||
    membersOf(turn, 'active').some(([, { version }]) => version !== effectiveVersion(turn))
  );
}

/** A version failed without an automatic rollback: everything stays as it is. */
function isHeld({ draft, spec }: Turn): boolean {
  return draft.rest.failed?.version === spec.version && !spec.upgrade.autoRollback;
}

function noteStable(turn: Turn, version: string, actives: readonly Member[]): void {
  const { draft, spec } = turn;
  const { stableVersion, failed } = draft.rest;
  if (failed !== undefined && failed.version !== spec.version) draft.set({ failed: undefined });
  const isProven = actives.length > 0 && actives.every(({ healthySinceMs }) => healthySinceMs !== undefined);
  if (stableVersion === version || !isProven) return;
  draft.set({ stableVersion: version });
  tell(turn, 'Upgraded', `every server runs version ${version}`);
}
