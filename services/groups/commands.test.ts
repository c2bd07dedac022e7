import {
  cecochat, encodeGroupSend, groupId, lineage, messageId, sequence, textContent, toLong, userId, type GroupSend,
} from '@cecochat/contracts';
import { decodeCommand, encodeCommand, readChange, readCommandId } from './commands.ts';
import type { Request } from './machine/index.ts';

const [one, two] = [userId(1), 2n ** 62n + 5n];
const settings = { joinPolicy: 'approval', announcementsOnly: true, slowModeSeconds: 5 } as const;
const user = toLong(two);

test.each<[change: cecochat.v1.IGroupChange, request: Request]>([
  [{ create: { name: 'n', description: 'd', settings, users: [user] } }, { kind: 'create', name: 'n', description: 'd', settings, users: [userId(two)] }],
  [
    { create: { name: 'n', users: [user] } },
    { kind: 'create', name: 'n', description: '', settings: { joinPolicy: 'invitation', announcementsOnly: false, slowModeSeconds: 0 }, users: [userId(two)] },
  ],
  [{ rename: { name: 'n' } }, { kind: 'rename', name: 'n' }],
  [{ describe: { description: 'd' } }, { kind: 'describe', description: 'd' }],
  [{ configure: settings }, { kind: 'configure', settings }],
  [{ join: {} }, { kind: 'join' }],
  [{ leave: {} }, { kind: 'leave' }],
  ...(['invite', 'approve', 'decline', 'ban', 'unban', 'transfer'] as const)
    .map((kind): [cecochat.v1.IGroupChange, Request] => [{ [kind]: { user } }, { kind, user: userId(two) }]),
  [{ add: { users: [toLong(1), user] } }, { kind: 'add', users: [one, userId(two)] }],
  [{ remove: { users: [user] } }, { kind: 'remove', users: [userId(two)] }],
  [{ changeRole: { user, role: 'reader' } }, { kind: 'change-role', user: userId(two), role: 'reader' }],
])('%j comes back from a record as what is asked', (change, request) => {
  const bytes = encodeCommand(groupId(9), { actor: one, id: 'a command' }, change);
  expect(decodeCommand(bytes)).toEqual({ group: groupId(9), command: { actor: one, id: 'a command', request } });
});

test('every change of the contract is read', () => {
  const empty = Object.keys(cecochat.v1.GroupChange.prototype).filter((field) => field !== 'toJSON' && field !== 'change');
  expect(empty.length).toBe(15);
  for (const field of empty) {
    const change = cecochat.v1.GroupChange.decode(cecochat.v1.GroupChange.encode({ [field]: {} }).finish());
    const read = () => readChange(change);
    expect((() => { try { read(); return 'read'; } catch (error) { return (error as { message: string }).message; } })()).not.toContain('change must be');
  }
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['garbage', Buffer.from('garbage')],
  ['no group', encodeCommand(groupId(0), { actor: one, id: 'x' }, { join: {} })],
  ['no actor', encodeCommand(groupId(1), { actor: userId(0), id: 'x' }, { join: {} })],
  ['an actor beyond the users', encodeCommand(groupId(1), { actor: userId(2n ** 63n), id: 'x' }, { join: {} })],
  ['no id', encodeCommand(groupId(1), { actor: one, id: '' }, { join: {} })],
  ['no change', encodeCommand(groupId(1), { actor: one, id: 'x' }, {})],
  ['a change of no user', encodeCommand(groupId(1), { actor: one, id: 'x' }, { ban: {} })],
])('a record of %s is no command', (_, bytes) => {
  expect(() => decodeCommand(bytes)).toThrow(/./);
});

test('the id of a command has 1..64 bytes', () => {
  expect(readCommandId('ä'.repeat(32))).toBe('ä'.repeat(32));
  for (const id of ['', 'x'.repeat(65), 'ä'.repeat(33), '\ud800']) expect(() => readCommandId(id)).toThrow('command_id must have 1..64 bytes of UTF-8');
});

const sent: GroupSend = {
  group: groupId(9), sender: userId(two), device: 'phone/a', lineage: lineage(4), sequence: sequence(7), messageId: messageId(8),
  content: textContent('hello'),
};

test('a send comes back from a record as its device and its server have named it', () => {
  const { group, command } = decodeCommand(encodeGroupSend(sent));
  expect([group, command.actor, command.id]).toEqual([9n, two, '4/7']);
  expect(command.request).toEqual({
    kind: 'send', origin: { messageId: 8n, device: 'phone/a', lineage: 4, sequence: 7 },
    message: { kind: 10, body: new Uint8Array(textContent('hello').kind.encode('hello')), counts: true, about: 0, moderates: false },
  });
});

test.each<[string, Partial<cecochat.v1.IGroupSend>, RegExp]>([
  ['without a message id', { messageId: toLong(0) }, /message_id/],
  ['with a message id beyond 63 bits', { messageId: toLong(2n ** 63n) }, /message_id/],
  ['without a device', { device: '' }, /device/],
  ['without a sequence', { sequence: toLong(0) }, /sequence/],
  ['without a kind', { kind: 0 }, /kind/],
  ['of a kind that only the platform makes', { kind: 11 }, /kind/],
  ['of a kind that is not that of a body', { kind: 1_000 }, /kind/],
])('a send %s is not a command', (_, changes, reason) => {
  const { send, ...rest } = cecochat.v1.GroupCommand.decode(encodeGroupSend(sent));
  const spoiled = cecochat.v1.GroupCommand.encode({ ...rest, send: { ...send, ...changes } }).finish();
  expect(() => decodeCommand(spoiled)).toThrow(reason);
});
