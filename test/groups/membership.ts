import type { ChatEvent, GroupChanged, UserId } from '@cecochat/client-node';

/** An event of a group, as a client reads it. */
export type GroupEvent = ChatEvent & { readonly seq: number };

/**
 * Which events of a group each user may see, by the events alone: from its entry to its exit, both included. It is written
 * for tests, and shares nothing with the machine of the service.
 */
export function eventsOfUsers(timeline: readonly GroupEvent[]): Map<UserId, number[]> {
  const [members, seen] = [new Set<UserId>(), new Map<UserId, number[]>()];
  for (const event of timeline) {
    const { entered, went } = event.kind === 'group-changed' ? movesOf(event.sender, event.body) : nobody;
    for (const user of entered) members.add(user);
    for (const user of members) seen.set(user, [...(seen.get(user) ?? []), event.seq]);
    for (const user of went) members.delete(user);
  }
  return seen;
}

interface Moves {
  readonly entered: readonly UserId[];
  readonly went: readonly UserId[];
}

const nobody: Moves = { entered: [], went: [] };

function movesOf(actor: UserId, { change, users }: GroupChanged): Moves {
  switch (change) {
    case 'created':
      return { entered: [actor, ...users], went: [] };
    case 'joined':
      return { entered: [actor], went: [] };
    case 'added':
      return { entered: users, went: [] };
    case 'left':
      return { entered: [], went: [actor] };
    case 'removed':
    case 'banned':
      return { entered: [], went: users };
    default:
      return nobody;
  }
}
