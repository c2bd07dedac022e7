import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { applyCommand } from './apply-command.ts';
import type { Command, Request } from './command.ts';
import type { GroupEvent, Outcome } from './event.ts';
import type { Group, PastMembership } from './group.ts';
import { Outcomes } from './outcomes.ts';
import { roles, joinPolicies } from './roles.ts';
import { aMessage, aSend, logOf, openSettings, stateOf } from './test-log.ts';

const aUser = fc.integer({ min: 1, max: 8 }).map(userId);
const someUsers = fc.uniqueArray(aUser, { minLength: 1, maxLength: 4 });
const settings = fc.record({
  joinPolicy: fc.constantFrom(...joinPolicies), announcementsOnly: fc.boolean(), slowModeSeconds: fc.constantFrom(0, 0, 3),
});
const name = fc.constantFrom('a', 'b', '', 'c\u202E');

const aRequest: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), name, description: name, settings, users: someUsers }),
  fc.record({ kind: fc.constant('rename' as const), name }),
  fc.record({ kind: fc.constant('describe' as const), description: name }),
  fc.record({ kind: fc.constant('configure' as const), settings }),
  { weight: 4, arbitrary: fc.constant<Request>({ kind: 'join' }) },
  { weight: 2, arbitrary: fc.constant<Request>({ kind: 'leave' }) },
  ...(['invite', 'approve', 'decline', 'ban', 'unban', 'transfer'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), user: aUser }) as fc.Arbitrary<Request>),
  fc.record({ kind: fc.constant('change-role' as const), user: aUser, role: fc.constantFrom(...roles) }),
  ...(['add', 'remove'] as const).map((kind) =>
    ({ weight: 2, arbitrary: fc.record({ kind: fc.constant(kind), users: someUsers }) as fc.Arbitrary<Request> })),
  { weight: 6, arbitrary: fc.constantFrom('phone', 'desk').map((device): Request => aSend(aMessage, device)) },
);

/** Commands for a group of the users 1 .. 8. The first one creates it; of later ones some are repeats. */
const aLog = fc.array(fc.record({ actor: aUser, request: aRequest, repeats: fc.option(fc.nat({ max: 20 }), { freq: 5 }) }), { maxLength: 120 })
  .map((drafts) => {
    const first: Command = {
      actor: userId(1), id: 'first', request: { kind: 'create', name: 'a', description: '', settings: openSettings, users: [userId(2), userId(3)] },
    };
    const commands = [first];
    for (const [index, { actor, request, repeats }] of drafts.entries()) {
      const repeated = repeats === null ? undefined : commands[commands.length - 1 - repeats];
      commands.push(repeated ?? { actor, id: `c${index}`, request });
    }
    return commands;
  });

interface Run {
  readonly group: Group | undefined;
  readonly events: readonly GroupEvent[];
  readonly outcomes: readonly Outcome[];
  readonly past: readonly PastMembership[];
  /** Members before each event, and after it. */
  readonly members: readonly [ReadonlySet<bigint>, ReadonlySet<bigint>][];
}

function run(commands: readonly Command[], eachMs = 1_000): Run {
  let group: Group | undefined;
  const [events, outcomes, past, members]: [GroupEvent[], Outcome[], PastMembership[], [Set<bigint>, Set<bigint>][]] = [[], [], [], []];
  commands.forEach((command, position) => {
    const before = new Set(group?.members.keys());
    const applied = applyCommand(group, command, { position, timeMs: position * eachMs });
    group = applied.group;
    outcomes.push(applied.outcome);
    past.push(...applied.past);
    if (applied.event === undefined) return;
    events.push(applied.event);
    members.push([before, new Set(group?.members.keys())]);
  });
  return { group, events, outcomes, past, members };
}

test('the same commands make the same group, events and outcomes', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const [one, other] = [run(commands), run(commands)];
    expect(stateOf(other.group)).toEqual(stateOf(one.group));
    expect([other.events, other.outcomes]).toEqual([one.events, one.outcomes]);
  }));
});

test('seq grows by one with every event, and n with every message that counts', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const { events } = run(commands);
    let n = 0;
    events.forEach((event, index) => {
      if (event.change.kind === 'sent') n++;
      expect([event.seq, event.n]).toEqual([index + 1, n]);
    });
  }));
});

test('a user is in an interval joined <= s < left exactly for the events around which the user is a member', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const { group, past, events, members } = run(commands);
    const present = [...(group?.members ?? [])].map(([user, { joined }]) => ({ user, joined, left: Infinity }));
    const intervals = [...past, ...present];
    events.forEach(({ seq }, index) => {
      const [before, after] = members[index] ?? [];
      for (let user = 1n; user <= 8n; user++) {
        const sees = intervals.filter((each) => each.user === user && each.joined <= seq && seq < each.left);
        // The first event of an interval is the joining, the last one the leaving.
        expect(sees.length).toBe(before?.has(user) || after?.has(user) ? 1 : 0);
      }
    });
  }));
});

test('a group that is not over has one owner, and nobody is a member and pending, or a member and banned', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const { group } = run(commands);
    if (group === undefined || group.isClosed) return;
    expect([...group.members.values()].filter(({ role }) => role === 'owner')).toHaveLength(1);
    for (const user of group.members.keys()) expect([group.pending.has(user), group.banned.has(user)]).toEqual([false, false]);
  }));
});

test('a bulk change is for all of its users or for none', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const { events, members } = run(commands);
    events.forEach(({ change }, index) => {
      const [before, after] = members[index] ?? [];
      if (change.kind === 'added') expect(change.users.every((user) => !before?.has(user) && after?.has(user))).toBe(true);
      if (change.kind === 'removed') expect(change.users.every((user) => before?.has(user) && !after?.has(user))).toBe(true);
      if (change.kind === 'added') expect(after?.size).toBe((before?.size ?? 0) + change.users.length);
    });
  }));
});

test('a command that comes again, wherever, has the outcome of the first time, and the group is as if it had come once', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const seen = new Set<string>();
    const once = commands.filter(({ actor, id }) => {
      const key = `${actor}/${id}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    const [repeated, plain] = [run(commands, 0), run(once, 0)];
    expect(repeated.events).toEqual(plain.events);
    const first = new Map<string, Outcome>();
    commands.forEach(({ actor, id }, index) => {
      const outcome = repeated.outcomes[index];
      if (outcome === undefined) return;
      const earlier = first.get(`${actor}/${id}`);
      if (earlier === undefined) first.set(`${actor}/${id}`, outcome);
      else expect(outcome).toEqual(earlier);
    });
  }));
});

test('a rejected command is rejected again although it would be accepted by now', () => {
  const log = logOf([2], { joinPolicy: 'invitation' });
  const code = (id: string) => log.apply(3, { kind: 'join' }, id).outcome.kind;
  expect(code('a')).toBe('rejected');
  log.apply(1, { kind: 'invite', user: userId(3) });
  expect([code('a'), code('b')]).toEqual(['rejected', 'accepted']);
});

test('outcomes are remembered for 64 commands of an actor and 1,024 actors, whatever repeats come between them', () => {
  const outcomes = new Outcomes();
  const outcome: Outcome = { kind: 'accepted', seq: 1, n: 0 };
  const add = (actor: number, id: string, position: number) => outcomes.add({ actor: userId(actor), id, position, outcome }).map(({ position: at }) => at);
  for (let index = 0; index < 64; index++) expect(add(1, `c${index}`, index)).toEqual([]);
  expect(add(1, 'c64', 64)).toEqual([0]);
  expect([outcomes.find(userId(1), 'c0'), outcomes.find(userId(1), 'c1')]).toEqual([undefined, outcome]);
  for (let actor = 2; actor <= 1_024; actor++) expect(add(actor, 'c', 63 + actor)).toEqual([]);
  expect(add(1, 'c65', 2_000)).toEqual([1]);
  expect(add(1_025, 'c', 2_001)).toEqual([65]);
  expect(outcomes.find(userId(2), 'c')).toBeUndefined();
});

test('what is remembered can be stored and read again in the order of its positions', () => {
  fc.assert(fc.property(aLog, (commands) => {
    const { group } = run(commands);
    const [kept, read] = [group?.outcomes ?? new Outcomes(), new Outcomes()];
    for (const entry of [...kept.all()].sort((a, b) => a.position - b.position)) read.add(entry);
    expect([...read.all()]).toEqual([...kept.all()]);
  }));
});
