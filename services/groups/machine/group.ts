import type { UserId } from '@cecochat/contracts';
import type { Change, ChangeKind, ChangeOf, GroupEvent } from './event.ts';
import { Outcomes } from './outcomes.ts';
import type { Role, Settings } from './roles.ts';
import { SendOutcomes } from './send-outcomes.ts';

/** The present membership of a user. */
export interface Member {
  readonly role: Role;
  /** seq of the event by which the user came: the first one that the user sees. */
  readonly joined: number;
  /** n of that event: what was countable before it is not unread. */
  readonly joinedN: number;
  /** Time of the member's latest message while the group had slow mode; 0 before it. */
  readonly lastSentMs: number;
}

/** A membership that is over: the user sees seq s iff joined <= s < left. */
export interface PastMembership extends Member {
  readonly user: UserId;
  /** One more than the seq of the event by which the user went. */
  readonly left: number;
}

export type Pending = 'invited' | 'asked';

/** What a group is besides its users. */
export interface GroupFields {
  readonly name: string;
  readonly description: string;
  readonly settings: Settings;
  /** Of the latest event. */
  readonly seq: number;
  readonly n: number;
  readonly timeMs: number;
  /** seq of the latest event that changed who is a member. */
  readonly membershipEpoch: number;
  /** Position of the command that created it. */
  readonly created: number;
}

/** What a group consists of; decisions read it. */
export interface GroupView extends GroupFields {
  readonly members: ReadonlyMap<UserId, Member>;
  /** Invitations and requests to join. */
  readonly pending: ReadonlyMap<UserId, Pending>;
  readonly banned: ReadonlySet<UserId>;
}

/** The state of a group: a function of its commands in the log. */
export class Group implements GroupView {
  #fields: GroupFields;
  readonly members = new Map<UserId, Member>();
  readonly pending = new Map<UserId, Pending>();
  readonly banned = new Set<UserId>();
  /** Of changes. */
  readonly outcomes = new Outcomes();
  readonly sends: SendOutcomes;

  constructor(fields: GroupFields, sends = new SendOutcomes()) {
    this.#fields = fields;
    this.sends = sends;
  }

  get fields(): GroupFields {
    return this.#fields;
  }
  get name(): string {
    return this.#fields.name;
  }
  get description(): string {
    return this.#fields.description;
  }
  get settings(): Settings {
    return this.#fields.settings;
  }
  get seq(): number {
    return this.#fields.seq;
  }
  get n(): number {
    return this.#fields.n;
  }
  get timeMs(): number {
    return this.#fields.timeMs;
  }
  get membershipEpoch(): number {
    return this.#fields.membershipEpoch;
  }
  get created(): number {
    return this.#fields.created;
  }

  /** Without a member it is over, for good. */
  get isClosed(): boolean {
    return this.members.size === 0;
  }

  /** Takes an event over; returns the memberships that it ended. */
  evolve(event: GroupEvent): PastMembership[] {
    const { seq, n, timeMs } = event;
    this.#fields = { ...this.#fields, seq, n, timeMs };
    const before = this.members.size;
    const past = this.#exit(exitsOf(event), seq);
    this.#enter(event);
    if (this.members.size !== before || past.length > 0) this.#fields = { ...this.#fields, membershipEpoch: seq };
    const effect = effects[event.change.kind] as ((draft: Draft, event: GroupEvent, change: Change) =>
      void) | undefined;
    effect?.({ group: this, set: (fields) => (this.#fields = { ...this.#fields, ...fields }) }, event, event.change);
    return past;
  }

  /** Gives a member other rights, or another time of the latest message. */
  alter(user: UserId, fields: Partial<Member>): void {
    const member = this.members.get(user);
    if (member !== undefined) this.members.set(user, { ...member, ...fields });
  }

  #enter(event: GroupEvent): void {
    for (const user of entriesOf(event)) {
      this.pending.delete(user);
      this.members.set(user, { role: 'member', joined: event.seq, joinedN: event.n, lastSentMs: 0 });
    }
  }

  #exit(users: readonly UserId[], seq: number): PastMembership[] {
    const past: PastMembership[] = [];
    for (const user of users) {
      const member = this.members.get(user);
      if (member === undefined) continue;
      this.members.delete(user);
      past.push({ ...member, user, left: seq + 1 });
    }
    return past;
  }
}

/** The users who become members by an event. */
function entriesOf({ actor, change }: GroupEvent): readonly UserId[] {
  if (change.kind === 'created') return [actor, ...change.users];
  if (change.kind === 'joined') return [actor];
  return change.kind === 'added' ? change.users : [];
}

/** The users whom an event makes go, where they are members. */
function exitsOf({ actor, change }: GroupEvent): readonly UserId[] {
  if (change.kind === 'left') return [actor];
  if (change.kind === 'banned') return [change.user];
  return change.kind === 'removed' ? change.users : [];
}

interface Draft {
  readonly group: Group;
  readonly set: (fields: Partial<GroupFields>) => void;
}

type Effect<Kind extends ChangeKind> = (draft: Draft, event: GroupEvent, change: ChangeOf<Kind>) => void;

/** What an event does besides letting users in and out. */
const effects: { readonly [Kind in ChangeKind]?: Effect<Kind> } = {
  created: ({ group }, { actor }) => group.alter(actor, { role: 'owner' }),
  renamed: ({ set }, _event, { name }) => set({ name }),
  described: ({ set }, _event, { description }) => set({ description }),
  configured: ({ set }, _event, { settings }) => set({ settings }),
  invited: ({ group }, _event, { user }) => group.pending.set(user, 'invited'),
  'asked-to-join': ({ group }, { actor }) => group.pending.set(actor, 'asked'),
  declined: ({ group }, _event, { user }) => group.pending.delete(user),
  banned: ({ group }, _event, { user }) => {
    group.banned.add(user);
    group.pending.delete(user);
  },
  unbanned: ({ group }, _event, { user }) => group.banned.delete(user),
  'role-changed': ({ group }, _event, { user, role }) => group.alter(user, { role }),
  transferred: ({ group }, { actor }, { user }) => {
    group.alter(actor, { role: 'admin' });
    group.alter(user, { role: 'owner' });
  },
  sent: ({ group }, { actor, timeMs }, { message }) => {
    if (message.counts && group.settings.slowModeSeconds > 0) group.alter(actor, { lastSentMs: timeMs });
  },
};
