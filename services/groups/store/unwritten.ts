import type { UserId } from '@cecochat/contracts';
import { applyCommand, type Applied, type Command, type Group, type Member, type PastMembership, type Pending,
  type Place, type Remembered, type RememberedSend } from '../machine/index.ts';

/** What of a group is not in its rows yet: which of them differ, and memberships and outcomes by themselves. */
export class Unwritten {
  readonly members = new Set<UserId>();
  readonly pending = new Set<UserId>();
  readonly bans = new Set<UserId>();
  readonly past: PastMembership[] = [];
  readonly outcomes = new Map<string, Remembered>();
  readonly forgotten = new Map<string, Remembered>();
  /** By their places. */
  readonly sends = new Map<string, RememberedSend>();
  /** The position after the last command. */
  applied = 0;

  /** An upper bound of the rows. */
  get size(): number {
    const { members, pending, bans, past, outcomes, forgotten, sends } = this;
    return members.size + pending.size + bans.size + past.length + outcomes.size + forgotten.size + sends.size;
  }

  /** Applies a command, and notes the rows that it changes. */
  apply(group: Group | undefined, command: Command, place: Place): Applied {
    const before = usersOf(command).map((user) => seen(group, user));
    const applied = applyCommand(group, command, place);
    for (const was of before) this.#note(was, seen(applied.group, was.user));
    this.past.push(...applied.past);
    if (applied.remembered !== undefined) {
      this.outcomes.set(keyOf(applied.remembered), applied.remembered);
      this.forgotten.delete(keyOf(applied.remembered));
    }
    const send = applied.rememberedSend;
    if (send !== undefined) this.sends.set(`${send.lane}/${send.slot}`, send);
    for (const each of applied.forgotten) {
      this.outcomes.delete(keyOf(each));
      this.forgotten.set(keyOf(each), each);
    }
    this.applied = place.position + 1;
    return applied;
  }

  #note(was: Seen, is: Seen): void {
    if (was.member !== is.member) this.members.add(was.user);
    if (was.pending !== is.pending) this.pending.add(was.user);
    if (was.isBanned !== is.isBanned) this.bans.add(was.user);
  }
}

interface Seen {
  readonly user: UserId;
  readonly member: Member | undefined;
  readonly pending: Pending | undefined;
  readonly isBanned: boolean;
}

const seen = (group: Group | undefined, user: UserId): Seen => ({
  user, member: group?.members.get(user), pending: group?.pending.get(user), isBanned: group?.banned.has(user) ?? false,
});

/** The users whose rows a command can change. */
function usersOf({ actor, request }: Command): UserId[] {
  if ('users' in request) return [actor, ...request.users];
  return 'user' in request && request.user !== actor ? [actor, request.user] : [actor];
}

const keyOf = ({ actor, id }: Remembered): string => `${actor}/${id}`;
