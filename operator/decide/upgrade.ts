import type { Member } from './committed.ts';
import { addMember, leave, membersOf } from './fleet.ts';
import { wakeAt, tell, warn, type Turn } from './turn.ts';
import { effectiveVersion, versionOfNew } from './versions.ts';

/** A new server that was started again this often without being healthy has failed. */
const failedRestarts = 3;

/**
 * Replaces servers of another version than the one asked for, a few at a time. Each gets a new server of its own, which takes
 * over its partitions once it was healthy for long enough: so each device moves exactly once. Where a new server does not
 * get healthy the version has failed: nobody was moved to it, and (with `autoRollback`) those of it that run already are
 * replaced in the same way.
 */
export function upgradeFleet(turn: Turn): void {
  for (const [name, member] of replacements(turn)) judge(turn, name, member);
  const wanted = effectiveVersion(turn);
  const actives = membersOf(turn, 'active');
  const outdated = actives.filter(([, { version, replaces }]) => version !== wanted && replaces === undefined);
  const underWay = replacements(turn);
  if (outdated.length === 0 && underWay.length === 0) noteStable(turn, wanted, actives.map(([, member]) => member));
  // Nobody knows yet what a spare of an unproven version would be worth: the spares stay as they are until then.
  for (const [name, { version }] of membersOf(turn, 'spare')) if (version !== versionOfNew(turn)) turn.draft.removeMember(name);
  if (isHeld(turn)) return;
  const replaced = new Set(underWay.map(([, { replaces }]) => replaces));
  const next = outdated.filter(([name]) => !replaced.has(name)).slice(0, Math.max(0, turn.spec.upgrade.surge - underWay.length));
  for (const [name] of next) addMember(turn, { role: 'active', version: wanted, replaces: name });
}

/** Whether servers are being replaced. */
export function isUpgrading(turn: Turn): boolean {
  return replacements(turn).length > 0 || membersOf(turn, 'active').some(([, { version }]) => version !== effectiveVersion(turn));
}

/** A version failed and is not to be taken back by itself: everything stays as it is. */
function isHeld({ draft, spec }: Turn): boolean {
  return draft.rest.failed?.version === spec.version && !spec.upgrade.autoRollback;
}

function replacements(turn: Turn): [string, Member & { readonly replaces: string }][] {
  return [...turn.draft.members].flatMap(([name, member]) =>
    member.replaces === undefined ? [] : [[name, { ...member, replaces: member.replaces }]],
  );
}

/** A replacement whose predecessor is gone is a server like any other; else it passes the gate, waits or has failed. */
function judge(turn: Turn, name: string, { replaces, healthySinceMs, sinceMs, version }: Member & { readonly replaces: string }): void {
  const { draft, spec, nowMs, world } = turn;
  const predecessor = draft.members.get(replaces);
  if (predecessor === undefined) {
    draft.updateMember(name, { replaces: undefined });
    return;
  }
  if (predecessor.role === 'leaving') return;
  if (healthySinceMs !== undefined) {
    const openMs = healthySinceMs + spec.upgrade.healthGateMs;
    wakeAt(turn, openMs);
    if (nowMs >= openMs) leave(turn, replaces, 'Replaced');
    return;
  }
  const deadlineMs = sinceMs + spec.upgrade.deadlineMs;
  wakeAt(turn, deadlineMs);
  const restarts = world.processes.get(name)?.restarts ?? 0;
  if (version !== effectiveVersion(turn)) draft.removeMember(name); // Another version is asked for by now.
  else if (nowMs >= deadlineMs) fail(turn, version, `${name} was not healthy within ${spec.upgrade.deadlineMs / 1000} s`);
  else if (restarts >= failedRestarts) fail(turn, version, `${name} ended ${restarts} times before it was healthy`);
}

function fail(turn: Turn, version: string, reason: string): void {
  const { draft } = turn;
  draft.set({ failed: { version, reason } });
  for (const [name, { replaces }] of replacements(turn)) {
    const hasTakenOver = draft.members.get(replaces)?.role === 'leaving';
    if (!hasTakenOver) draft.removeMember(name);
  }
  warn(turn, 'UpgradeFailed', `version ${version} has failed: ${reason}`);
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
