import { userId } from '@cecochat/contracts';
import type { Request } from './command.ts';
import { aMessage, aSend, logOf, openSettings, stateOf, TestLog } from './test-log.ts';

const user = userId(9);
const create = (changes: Partial<Extract<Request, { kind: 'create' }>> = {}): Request => ({
  kind: 'create', name: 'a group', description: '', settings: openSettings, users: [userId(2)], ...changes,
});
const send: Request = aSend();

/** Owner 1, admin 2, members 3 and 4, reader 5, banned 6; 7 has asked to join, 8 is invited, 9 is a stranger. */
function fullLog(): TestLog {
  const log = logOf([2, 3, 4, 5, 6], { joinPolicy: 'approval' });
  log.apply(1, { kind: 'change-role', user: userId(2), role: 'admin' });
  log.apply(1, { kind: 'change-role', user: userId(5), role: 'reader' });
  log.apply(1, { kind: 'ban', user: userId(6) });
  log.apply(7, { kind: 'join' });
  log.apply(1, { kind: 'invite', user: userId(8) });
  return log;
}

test.each<[code: string, actor: number, request: Request]>([
  ['not-a-member', 9, send],
  ['not-a-member', 9, { kind: 'leave' }],
  ['not-a-member', 7, { kind: 'rename', name: 'mine' }],
  ['banned', 6, send],
  ['banned', 6, { kind: 'join' }],
  ['banned', 1, { kind: 'add', users: [user, userId(6)] }],
  ['banned', 1, { kind: 'invite', user: userId(6) }],
  ['role-too-low', 5, send],
  ['role-too-low', 3, { kind: 'rename', name: 'mine' }],
  ['role-too-low', 3, { kind: 'invite', user }],
  ['role-too-low', 3, { kind: 'add', users: [user] }],
  ['role-too-low', 2, { kind: 'remove', users: [userId(3), userId(1)] }],
  ['role-too-low', 2, { kind: 'ban', user: userId(1) }],
  ['role-too-low', 2, { kind: 'change-role', user: userId(3), role: 'admin' }],
  ['role-too-low', 2, { kind: 'change-role', user: userId(1), role: 'member' }],
  ['role-too-low', 2, { kind: 'transfer', user: userId(3) }],
  ['no-such-message', 3, aSend({ ...aMessage, counts: false, about: 7 })],
  ['role-too-low', 3, aSend({ ...aMessage, counts: false, about: 1, moderates: true })],
  ['role-too-low', 5, aSend({ ...aMessage, counts: false, about: 1 })],
  ['last-owner', 1, { kind: 'leave' }],
  ['already-member', 3, { kind: 'join' }],
  ['already-member', 1, { kind: 'add', users: [user, userId(3)] }],
  ['already-member', 1, { kind: 'invite', user: userId(3) }],
  ['not-a-member', 1, { kind: 'remove', users: [userId(3), user] }],
  ['not-a-member', 1, { kind: 'transfer', user }],
  ['not-a-member', 1, { kind: 'change-role', user, role: 'reader' }],
  ['already-pending', 7, { kind: 'join' }],
  ['already-pending', 1, { kind: 'invite', user: userId(8) }],
  ['not-pending', 1, { kind: 'approve', user: userId(8) }],
  ['not-pending', 1, { kind: 'decline', user }],
  ['not-pending', 9, { kind: 'decline', user }],
  ['not-banned', 1, { kind: 'unban', user }],
  ['already-banned', 1, { kind: 'ban', user: userId(6) }],
  ['group-exists', 1, create()],
  ['invalid-argument', 1, { kind: 'transfer', user: userId(1) }],
  ['invalid-argument', 1, { kind: 'change-role', user: userId(3), role: 'owner' }],
  ['invalid-argument', 1, { kind: 'change-role', user: userId(3), role: 'member' }],
  ['invalid-argument', 1, { kind: 'change-role', user: userId(3), role: 'king' as 'owner' }],
  ['invalid-argument', 1, { kind: 'add', users: [] }],
  ['invalid-argument', 1, { kind: 'add', users: [user, user] }],
  ['invalid-argument', 1, { kind: 'add', users: Array.from({ length: 1_001 }, (_, index) => userId(index + 100)) }],
  ['invalid-argument', 1, { kind: 'configure', settings: { ...openSettings, slowModeSeconds: 86_401 } }],
  ['invalid-argument', 1, { kind: 'configure', settings: { ...openSettings, joinPolicy: 'nobody' as 'open' } }],
  ['invalid-argument', 1, { kind: 'describe', description: 'x'.repeat(2_049) }],
])('%s is the answer to user %p for %j, and nothing changes', (code, actor, request) => {
  const log = fullLog();
  const before = stateOf(log.group);
  expect(log.code(actor, request)).toBe(code);
  expect({ ...stateOf(log.group), outcomes: before.outcomes, sends: before.sends }).toEqual(before);
});

test.each([
  ['empty', ''], ['blank', ' \u00a0 '], ['of 1 KiB', 'x'.repeat(1_024)], ['of 201 bytes', `${'ä'.repeat(100)}x`],
  ['with a control character', 'a\u0007b'], ['with a line feed', 'a\nb'], ['with a line separator', 'a\u2028b'],
  ['with an override of direction', 'a\u202Eb'], ['with an isolate', 'a\u2066b'], ['with half a character', 'a\ud800'],
])('a name that is %s is refused, of a new group and of an old one', (_, name) => {
  const rejection = { code: 'invalid-argument', field: 'name', rule: expect.any(String) };
  expect(new TestLog().apply(1, create({ name })).outcome).toEqual({ kind: 'rejected', rejection });
  expect(logOf([2]).apply(1, { kind: 'rename', name }).outcome).toEqual({ kind: 'rejected', rejection });
});

test.each(['a', 'ä'.repeat(100), 'שלום עולם', 'family 👨‍👩‍👧', 'a \u200f b'])('%p is a name', (name) => {
  const log = logOf([2]);
  expect(log.code(1, { kind: 'rename', name })).toBe('accepted');
  expect(log.group?.name).toBe(name);
});

test('a description may have line feeds, and no other control character', () => {
  const log = logOf([2]);
  expect(log.code(1, { kind: 'describe', description: 'one\ntwo' })).toBe('accepted');
  expect(log.code(1, { kind: 'describe', description: 'one\rtwo' })).toBe('invalid-argument');
});

test.each<[code: string, request: Request]>([
  ['group-of-one', create({ users: [] })],
  ['already-member', create({ users: [userId(2), userId(1)] })],
  ['invalid-argument', create({ users: [userId(2), userId(2)] })],
  ['no-such-group', { kind: 'join' }],
  ['no-such-group', send],
])('%s is the answer where there is no group to %j, and there is none afterwards', (code, request) => {
  const log = new TestLog();
  expect(log.code(1, request)).toBe(code);
  expect(log.group).toBeUndefined();
});

test('those who are invited join whatever the policy is, others as the policy says', () => {
  const joins = (joinPolicy: 'open' | 'invitation' | 'approval') => {
    const log = logOf([2], { joinPolicy });
    log.apply(1, { kind: 'invite', user: userId(3) });
    const codes = [log.code(3, { kind: 'join' }), log.code(4, { kind: 'join' })];
    return [...codes, [...(log.group?.members.keys() ?? [])].map(Number)];
  };
  expect(joins('open')).toEqual(['accepted', 'accepted', [1, 2, 3, 4]]);
  expect(joins('invitation')).toEqual(['accepted', 'not-invited', [1, 2, 3]]);
  expect(joins('approval')).toEqual(['accepted', 'accepted', [1, 2, 3]]);
});

test('a request to join waits for an admin, who approves or declines it; an invitation can be declined by its user', () => {
  const log = logOf([2], { joinPolicy: 'approval' });
  for (const each of [3, 4]) log.apply(each, { kind: 'join' });
  log.apply(1, { kind: 'invite', user: userId(5) });
  expect(log.code(1, { kind: 'approve', user: userId(3) })).toBe('accepted');
  expect(log.code(1, { kind: 'decline', user: userId(4) })).toBe('accepted');
  expect(log.code(5, { kind: 'decline', user: userId(5) })).toBe('accepted');
  expect(log.code(5, { kind: 'join' })).toBe('accepted');
  expect([...(log.group?.members.keys() ?? [])].map(Number)).toEqual([1, 2, 3]);
  expect([...(log.group?.pending ?? [])]).toEqual([[5n, 'asked']]);
});

test('the ownership goes to another member, and the former owner may leave', () => {
  const log = logOf([2, 3]);
  expect(log.code(1, { kind: 'transfer', user: userId(2) })).toBe('accepted');
  expect([1, 2, 3].map((each) => log.group?.members.get(userId(each))?.role)).toEqual(['admin', 'owner', 'member']);
  expect(log.code(1, { kind: 'leave' })).toBe('accepted');
});

test('a group ends with its last member, and is no group from then on', () => {
  const log = logOf([2]);
  expect(log.code(2, { kind: 'leave' })).toBe('accepted');
  expect(log.code(1, { kind: 'leave' })).toBe('accepted');
  expect([log.code(1, send), log.code(3, { kind: 'join' }), log.code(1, create())]).toEqual(Array(3).fill('no-such-group'));
});

test('the 100,001st member is refused, by whatever way, and one more can come when one has gone', () => {
  const log = logOf([2]);
  for (let first = 1_000; log.group !== undefined && log.group.members.size < 100_000; first += 1_000) {
    const count = Math.min(1_000, 100_000 - log.group.members.size);
    expect(log.code(1, { kind: 'add', users: Array.from({ length: count }, (_, index) => userId(first + index)) })).toBe('accepted');
  }
  log.apply(1, { kind: 'invite', user: userId(500) });
  expect(log.group?.members.size).toBe(100_000);
  expect([log.code(500, { kind: 'join' }), log.code(1, { kind: 'add', users: [userId(501)] })]).toEqual(['group-full', 'group-full']);
  log.apply(2, { kind: 'leave' });
  expect([log.code(1, { kind: 'add', users: [userId(501), userId(502)] }), log.code(500, { kind: 'join' })]).toEqual(['group-full', 'accepted']);
});

test('in a group of announcements only admins and the owner send', () => {
  const log = logOf([2, 3], { announcementsOnly: true });
  log.apply(1, { kind: 'change-role', user: userId(2), role: 'admin' });
  expect([log.code(1, send), log.code(2, send), log.code(3, send)]).toEqual(['accepted', 'accepted', 'role-too-low']);
});

test('in slow mode a member waits by the time of the log, which never goes back; admins and the owner do not wait', () => {
  const log = logOf([2, 3], { slowModeSeconds: 10 });
  expect([log.code(1, send), log.code(1, send), log.code(2, send)]).toEqual(['accepted', 'accepted', 'accepted']);
  expect(log.apply(2, send).outcome).toEqual({ kind: 'rejected', rejection: { code: 'slow-mode', retryAfterMs: 9_000 } });
  expect(log.code(3, send)).toBe('accepted');
  log.timeMs -= 3_600_000;
  expect(log.code(2, send)).toBe('slow-mode');
  log.timeMs += 3_600_000 + 8_000;
  expect(log.code(2, send)).toBe('accepted');
  expect(log.events.every(({ timeMs }, index) => timeMs >= (log.events[index - 1]?.timeMs ?? 0))).toBe(true);
});

const about = (seq: number, moderates = false): Request => aSend({ ...aMessage, counts: false, about: seq, moderates });

test('what is about a message is for members who have seen it; admins delete what others have written', () => {
  const log = logOf([2]);
  log.apply(1, send);
  log.apply(1, { kind: 'add', users: [userId(3)] });
  log.apply(1, { kind: 'change-role', user: userId(2), role: 'admin' });
  expect([log.code(3, about(2)), log.code(3, about(3)), log.code(2, about(2)), log.code(2, about(2, true))]).toEqual(['no-such-message', 'accepted', 'accepted', 'accepted']);
});

test('slow mode is for messages, and not for what is about one', () => {
  const log = logOf([2], { slowModeSeconds: 60 });
  expect([log.code(2, about(1)), log.code(2, send), log.code(2, about(2)), log.code(2, send)]).toEqual(['accepted', 'accepted', 'accepted', 'slow-mode']);
});
