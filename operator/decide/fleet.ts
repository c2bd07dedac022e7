import { cheapestToLose } from './assignment/index.ts';
import type { Member } from './committed.ts';
import { isEligible } from './health.ts';
import { ordinalOf, freeName } from './names.ts';
import { seatsOf } from './seats.ts';
import { tell, type Turn } from './turn.ts';
import { versionOfNew } from './versions.ts';

type Named = readonly [name: string, member: Member];

/** Members with a role, lowest number first. */
export function membersOf(turn: Turn, role: Member['role']): Named[] {
  const numbered: { readonly named: Named; readonly ordinal: number }[] = [];
  for (const named of turn.draft.members)
    if (named[1].role === role) numbered.push({ named, ordinal: ordinalOf(named[0]) });
  return numbered.sort((a, b) => a.ordinal - b.ordinal).map(({ named }) => named);
}

/** Whether the member waits beside the one that it will replace: the two count as one. */
export function isStandIn({ draft }: Turn, { replaces }: Member): boolean {
  return replaces !== undefined && draft.members.get(replaces)?.role === 'active';
}

/** A spare that can serve at once. */
export function findSpare(turn: Turn): string | undefined {
  for (const [name, { role }] of turn.draft.members) if (role === 'spare' && isEligible(turn, name)) return name;
  return undefined;
}

/** Brings the number of servers and spares to the wanted ones, by new members and members that leave. */
export function scaleFleet(turn: Turn, wanted: number): void {
  const counted = membersOf(turn, 'active').filter(([, member]) => !isStandIn(turn, member));
  for (let missing = wanted - counted.length; missing > 0; missing--)
    addMember(turn, { role: 'active', version: versionOfNew(turn) });
  for (const name of chooseLeaving(turn, counted, counted.length - wanted)) leave(turn, name, 'ScaleIn');
  const spares = membersOf(turn, 'spare');
  for (let missing = turn.spec.standby - spares.length; missing > 0; missing--)
    addMember(turn, { role: 'spare', version: versionOfNew(turn) });
  for (const [name] of spares.slice(turn.spec.standby)) leave(turn, name, 'ScaleIn');
}

/** Adds a member under a free name; a name is free once its process is gone as well. */
export function addMember(
  turn: Turn, { role, version, replaces }: Pick<Member, 'role' | 'version'> & { replaces?: string },
): string {
  const { draft, world, nowMs } = turn;
  const name = freeName((each) => draft.members.has(each) || world.processes.has(each));
  draft.setMember(name, {
    role,
    version,
    replaces,
    address: undefined,
    sinceMs: nowMs,
    healthySinceMs: undefined,
    incarnation: undefined,
    deathsMs: [],
  });
  tell(
    turn, 'ServerAdded', `${name} of version ${version}${replaces === undefined ? '' : ` is to replace ${replaces}`}`,
  );
  return name;
}

export function leave(turn: Turn, name: string, reason: string): void {
  turn.draft.updateMember(name, { role: 'leaving', sinceMs: turn.nowMs });
  tell(turn, reason, `${name} gives its partitions away and stops`);
}

/** Removes members that gave away all their partitions. */
export function dismissEmpty(turn: Turn): void {
  const { draft } = turn;
  const busy = new Set([...draft.handovers.values()].flatMap(({ from, to }) => [from, to]));
  for (const [name] of membersOf(turn, 'leaving')) {
    if (draft.ownedBy(name).size === 0 && !busy.has(name)) draft.removeMember(name);
  }
}

/** First those that were never healthy, then those whose loss moves least; none that is being replaced. */
function chooseLeaving(turn: Turn, counted: readonly Named[], count: number): string[] {
  const { draft, weights, spec } = turn;
  const replaced = new Set([...draft.members.values()].map(({ replaces }) => replaces));
  const candidates = counted.map(([name]) => name).filter((name) => !replaced.has(name));
  const chosen: string[] = [];
  while (chosen.length < count && candidates.length > 0) {
    const sick = candidates.findLast(
      (name) => draft.members.get(name)?.healthySinceMs === undefined && draft.ownedBy(name).size === 0,
    );
    const input = {
      weights, owners: draft.owners, servers: seatsOf(turn, candidates), tolerance: spec.balancing.tolerance,
    };
    const name = sick ?? cheapestToLose(input, candidates);
    candidates.splice(candidates.indexOf(name), 1);
    chosen.push(name);
  }
  return chosen;
}
