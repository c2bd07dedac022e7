import type { Member } from './committed.ts';
import { addMember, findSpare, isStandIn, leave, membersOf } from './fleet.ts';
import { isEligible, isLost, isToldToStop } from './health.ts';
import { tell, wakeAt, warn, type Turn } from './turn.ts';
import { effectiveVersion, versionOfNew } from './versions.ts';

/** A new server that restarted this often without being healthy has failed. */
const failedRestarts = 3;

/** A server that takes over exactly what another one has, so that each device moves once. */
export type Successor = Member & { readonly replaces: string };

export function successors(turn: Turn): [string, Successor][] {
  return [...turn.draft.members].flatMap(([name, member]) =>
    member.replaces === undefined ? [] : [[name, { ...member, replaces: member.replaces }]],
  );
}

/** Whether servers are being replaced, for any reason. */
export const isReplacing = (turn: Turn): boolean => successors(turn).length > 0;

/**
 * Servers that were asked to stop hand everything over before they leave: a spare takes the place of each at once, else
 * a new server once it is healthy. Surplus servers leave without a successor. There are as many successors as servers
 * that were asked to stop at once, a number that the requester bounds; the usual bound on simultaneous moves applies.
 */
export function succeedStopping(turn: Turn, wanted: number): void {
  for (const [name] of membersOf(turn, 'spare')) if (isToldToStop(turn, name)) leave(turn, name, 'ToldToStop');
  const counted = membersOf(turn, 'active').filter(([, member]) => !isStandIn(turn, member));
  let surplus = counted.length - wanted;
  for (const [name] of counted) {
    if (!isToldToStop(turn, name)) continue;
    if (surplus <= 0 && hasPlace(turn, name)) ensureSuccessor(turn, name);
    else {
      surplus--;
      leaveWithout(turn, name);
    }
  }
}

/** Whether there is anything to take over: partitions that it has, or will get. */
const hasPlace = ({ draft }: Turn, name: string): boolean =>
  draft.ownedBy(name).size > 0 || draft.rest.target?.servers.includes(name) === true;

const successorOf = (turn: Turn, name: string): string | undefined =>
  successors(turn).find(([, { replaces }]) => replaces === name)?.[0];

function leaveWithout(turn: Turn, name: string): void {
  const successor = successorOf(turn, name);
  if (successor !== undefined) drop(turn, successor);
  leave(turn, name, 'ToldToStop');
}

function ensureSuccessor(turn: Turn, name: string): void {
  if (successorOf(turn, name) !== undefined) return;
  const spare = findSpare(turn);
  if (spare === undefined) {
    addMember(turn, { role: 'active', version: versionOfNew(turn), replaces: name });
    return;
  }
  turn.draft.updateMember(spare, { role: 'active', replaces: name, sinceMs: turn.nowMs });
  tell(turn, 'SparePromoted', `${spare} is to take the place of ${name}, which was told to stop`);
}

/** A successor whose predecessor is gone becomes an ordinary server: the old name may be reused. */
export function forgetPredecessors({ draft }: Turn): void {
  for (const [name, { replaces }] of [...draft.members]) {
    if (replaces !== undefined && !draft.members.has(replaces)) draft.updateMember(name, { replaces: undefined });
  }
}

/** Advances every successor: it waits, takes over, has become unnecessary or has failed. */
export function superviseSuccessors(turn: Turn): void {
  for (const [name, successor] of successors(turn)) {
    const predecessor = turn.draft.members.get(successor.replaces);
    if (predecessor === undefined || predecessor.role === 'leaving') continue;
    if (isToldToStop(turn, name)) drop(turn, name);
    else if (isToldToStop(turn, successor.replaces)) superviseReplacement(turn, name, successor);
    else if (predecessor.version === successor.version) superviseLate(turn, name, successor);
    else superviseUpgrade(turn, name, successor);
  }
}

/** The successor of a server that was asked to stop: being healthy is enough, since the other has little time. */
function superviseReplacement(turn: Turn, name: string, successor: Successor): void {
  const { replaces, version } = successor;
  const failure = failureOf(turn, name, successor);
  if (isEligible(turn, name)) leave(turn, replaces, 'Replaced');
  else if (failure === undefined) return;
  else if (version === turn.draft.members.get(replaces)?.version || version === turn.draft.rest.stableVersion) {
    // While the other still runs, its partitions can go to the present servers.
    turn.draft.updateMember(name, { replaces: undefined });
    leave(turn, replaces, 'ToldToStop');
  } else failVersion(turn, version, failure);
}

/** The server was asked to stop, and no longer reports that before its successor took over. */
function superviseLate(turn: Turn, name: string, { replaces }: Successor): void {
  if (turn.health.get(replaces)?.kind === 'healthy') drop(turn, name); // It was started again.
  else if (isLost(turn, replaces)) leave(turn, replaces, 'ToldToStop'); // Its partitions were reassigned.
}

function superviseUpgrade(turn: Turn, name: string, successor: Successor): void {
  const { spec, nowMs } = turn;
  const { replaces, healthySinceMs, version } = successor;
  if (healthySinceMs !== undefined) {
    const openMs = healthySinceMs + spec.upgrade.healthGateMs;
    wakeAt(turn, openMs);
    if (nowMs >= openMs) leave(turn, replaces, 'Replaced');
    return;
  }
  const failure = failureOf(turn, name, successor);
  if (version !== effectiveVersion(turn)) drop(turn, name); // The spec now asks for another version.
  else if (failure !== undefined) failVersion(turn, version, failure);
}

/**
 * Removes a successor that does not take over, unless it already serves partitions: then it becomes an ordinary server.
 */
function drop({ draft }: Turn, name: string): void {
  if (draft.ownedBy(name).size === 0) draft.removeMember(name);
  else draft.updateMember(name, { replaces: undefined });
}

/** Why a successor will not become healthy; undefined while it still may. */
function failureOf(turn: Turn, name: string, { sinceMs }: Successor): string | undefined {
  const { deadlineMs } = turn.spec.upgrade;
  wakeAt(turn, sinceMs + deadlineMs);
  const restarts = turn.world.processes.get(name)?.restarts ?? 0;
  if (turn.nowMs >= sinceMs + deadlineMs) return `${name} was not healthy within ${deadlineMs / 1_000} s`;
  return restarts >= failedRestarts ? `${name} ended ${restarts} times before it was healthy` : undefined;
}

function failVersion(turn: Turn, version: string, reason: string): void {
  const { draft } = turn;
  draft.set({ failed: { version, reason } });
  for (const [name, { replaces }] of successors(turn)) {
    const predecessor = draft.members.get(replaces);
    if (predecessor?.role !== 'leaving' && predecessor?.version !== version) drop(turn, name);
  }
  warn(turn, 'UpgradeFailed', `version ${version} has failed: ${reason}`);
}
