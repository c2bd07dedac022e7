import { randomUUID } from 'node:crypto';
import { groupId, groupsService, toBigInt, toLong, toNumber, userId, type cecochat, type ChatError, type GroupId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';
import { encodeCommand } from './commands.ts';

let platform: TestPlatform;
let service: ServiceProcess;
let address: string;

beforeAll(async () => {
  platform = await TestPlatform.create('groups', 4);
  await platform.setUp();
  address = `127.0.0.1:${await freePort()}`;
  service = await platform.startGroups(address);
});
afterAll(() => platform.close());

const users = (...ids: readonly number[]) => ids.map((id) => toLong(id));
const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

interface Change {
  readonly group?: GroupId;
  readonly id?: string;
  readonly at?: string;
}

async function change(user: number, asked: cecochat.v1.IGroupChange, { group = groupId(0), id = randomUUID(), at = address }: Change = {}) {
  const request = { commandId: id, group: toLong(group), change: asked };
  const answer = await callUnary(at, groupsService.changeGroup, request, await platform.tokens.tokenOf(userId(user)));
  return { group: groupId(toBigInt(answer.group)), seq: toNumber(answer.seq) };
}

/** The code of the error, or `ok`. */
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);

const create = (user: number, members: readonly number[], settings: cecochat.v1.IGroupSettings = { joinPolicy: 'open' }, at: Change = {}) =>
  change(user, { create: { name: 'a group', description: 'of a test', settings, users: users(...members) } }, at);

async function getGroup(user: number, group: GroupId, at = address) {
  const found = await callUnary(at, groupsService.getGroup, { group: toLong(group) }, await platform.tokens.tokenOf(userId(user)));
  const { name, memberCount, role, settings } = found;
  return { name, memberCount, role, joinPolicy: settings?.joinPolicy, seq: toNumber(found.seq), joined: toNumber(found.joined) };
}

async function getMembers(user: number, group: GroupId, count = 1_000) {
  const found: { user: number; role: string; joined: number }[] = [];
  let after = 0n;
  do {
    const request = { group: toLong(group), after: toLong(after), count };
    const page = await callUnary(address, groupsService.getMembers, request, await platform.tokens.tokenOf(userId(user)));
    for (const each of page.members ?? []) found.push({ user: toNumber(each.user), role: each.role ?? '', joined: toNumber(each.joined) });
    after = toBigInt(page.nextAfter);
  } while (after > 0n);
  return found;
}

async function groupsOf(user: number): Promise<bigint[]> {
  const page = await callUnary(address, groupsService.getMyGroups, {}, await platform.tokens.tokenOf(userId(user)));
  return (page.groups ?? []).map(({ group }) => toBigInt(group));
}

const tables = ['groups', 'group_members', 'group_past_members', 'group_pending', 'group_bans', 'group_outcomes', 'group_sends', 'user_groups', 'groups_progress'];

/** Every row of every table, as text. */
async function allRows(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) found[table] = (await platform.cql(`SELECT * FROM ${table}`)).map((row) => row.values().map(String).join(' | ')).sort();
  return found;
}

/** A group with a history: 1 owns it, 2 is an admin, 4 has left and come back, 5 was removed, 6 is banned. */
async function makeGroup() {
  const { group } = await create(1, [2, 3, 4, 5, 6]);
  await change(1, { changeRole: { user: toLong(2), role: 'admin' } }, { group });
  await change(4, { leave: {} }, { group });
  await change(2, { remove: { users: users(5) } }, { group });
  await change(2, { ban: { user: toLong(6) } }, { group });
  await change(4, { join: {} }, { group });
  await change(1, { invite: { user: toLong(7) } }, { group });
  return group;
}

const answersAbout = async (group: GroupId) => ({
  group: await getGroup(1, group), members: await getMembers(1, group, 2), ofUsers: await Promise.all([1, 4, 5].map(groupsOf)),
});

test('a group is created and changed, and shows what it has become', async () => {
  const group = await makeGroup();
  expect(await getGroup(2, group)).toEqual({ name: 'a group', memberCount: 4, role: 'admin', joinPolicy: 'open', seq: 7, joined: 1 });
  expect(await getMembers(1, group, 2)).toEqual([
    { user: 1, role: 'owner', joined: 1 }, { user: 2, role: 'admin', joined: 1 }, { user: 3, role: 'member', joined: 1 }, { user: 4, role: 'member', joined: 6 },
  ]);
  expect(await groupsOf(4)).toContain(group);
  expect(await groupsOf(5)).not.toContain(group);
  const past = await platform.cql(`SELECT user_id, joined, left_before FROM group_past_members WHERE group_id = ${group}`);
  expect(past.map((row) => row.values().map(Number))).toEqual([[4, 1, 4], [5, 1, 5], [6, 1, 6]]);
});

test('a call that comes again has the outcome of the first one, whether it was accepted or not', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  const first = await create(1, [2], { joinPolicy: 'invitation' }, { id });
  expect(await create(1, [2], { joinPolicy: 'invitation' }, { id })).toEqual(first);
  const { group } = first;
  expect(await codeOf(change(3, { join: {} }, { group, id: other }))).toBe('not-invited');
  await change(1, { invite: { user: toLong(3) } }, { group });
  expect(await codeOf(change(3, { join: {} }, { group, id: other }))).toBe('not-invited');
  expect(await codeOf(change(3, { join: {} }, { group }))).toBe('ok');
  expect((await getGroup(1, group)).seq).toBe(3);
});

test('bad input has a clear code and changes nothing', async () => {
  const { group } = await create(1, [2, 3]);
  await change(1, { ban: { user: toLong(3) } }, { group });
  const before = await allRows();
  const named = (name: string) => change(1, { rename: { name } }, { group });
  const codes = await Promise.all([
    change(9, { leave: {} }, { group }), change(3, { join: {} }, { group }), change(2, { rename: { name: 'x' } }, { group }), change(1, { leave: {} }, { group }),
    change(1, { add: { users: users(2) } }, { group }), named(''), named('x'.repeat(1_024)), named('a\u0000b'), named('a\u202Eb'),
    change(1, {}, { group }), change(1, { add: { users: [toLong(0)] } }, { group }), change(1, { leave: {} }, { group, id: '' }),
    change(1, { leave: {} }, { group, id: 'x'.repeat(65) }), change(1, { leave: {} }), change(1, { leave: {} }, { group: groupId(77) }),
    create(1, []), create(1, [1]), create(1, [2], { joinPolicy: 'nobody' }), change(1, { create: { name: 'x', users: users(2) } }, { group }),
    getGroup(1, groupId(77)), getMembers(9, group), getMembers(1, group, 1_001),
  ].map(codeOf));
  expect(codes).toEqual([
    'not-a-member', 'banned', 'role-too-low', 'last-owner',
    'already-member', 'invalid-argument', 'invalid-argument', 'invalid-argument', 'invalid-argument',
    'invalid-argument', 'invalid-argument', 'invalid-argument',
    'invalid-argument', 'invalid-argument', 'no-such-group',
    'group-of-one', 'already-member', 'invalid-argument', 'invalid-argument',
    'no-such-group', 'not-a-member', 'invalid-argument',
  ]);
  const after = await allRows();
  for (const table of tables) if (!['group_outcomes', 'groups_progress', 'groups'].includes(table)) expect(after[table]).toEqual(before[table]);
  expect((await getGroup(1, group)).seq).toBe(2);
});

test('1,000 users are added in one step, and one who cannot be added leaves all of them out', async () => {
  const { group } = await create(1, [2]);
  const added = await change(1, { add: { users: users(...range(100, 1_000)) } }, { group });
  expect(added.seq).toBe(2);
  expect(await codeOf(change(1, { add: { users: users(...range(2_000, 999), 150) } }, { group }))).toBe('already-member');
  expect((await getGroup(1, group)).memberCount).toBe(1_002);
  const members = await getMembers(1, group, 300);
  expect(members.map(({ user }) => user)).toEqual([1, 2, ...range(100, 1_000)]);
  expect(await groupsOf(1_099)).toEqual([group]);
  await change(1, { remove: { users: users(...range(100, 1_000)) } }, { group });
  expect((await getMembers(1, group)).map(({ user }) => user)).toEqual([1, 2]);
  expect(await groupsOf(1_099)).toEqual([]);
});

test('a process that is killed is followed by one that answers the same and continues', async () => {
  const group = await makeGroup();
  const before = await answersAbout(group);
  service.child.kill('SIGKILL');
  await service.stop();
  service = await platform.startGroups(address);
  expect(await answersAbout(group)).toEqual(before);
  expect((await change(7, { join: {} }, { group })).seq).toBe(before.group.seq + 1);
});

test('one that is killed while commands come in applies each once, and its callers get the outcome by asking again', async () => {
  const { group } = await create(1, [2]);
  const joins = range(5_000, 40).map((user) => ({ user, id: randomUUID() }));
  const untilJoined = ({ user, id }: { user: number; id: string }) =>
    eventually(async () => (await change(user, { join: {} }, { group, id })).seq, 90_000);
  const joining = joins.map(untilJoined);
  await eventually(async () => expect((await platform.cql(`SELECT seq FROM groups WHERE group_id = ${group}`))[0]?.get('seq')).not.toBe(1n));
  service.child.kill('SIGKILL');
  await service.stop();
  service = await platform.startGroups(address);
  const seqs = await Promise.all(joining);
  expect([...seqs].sort((a, b) => a - b)).toEqual(range(2, 40));
  const members = await getMembers(1, group);
  expect(members.filter(({ user }) => user >= 5_000).map(({ joined }) => joined).sort((a, b) => a - b)).toEqual(range(2, 40));
  expect((await getGroup(1, group)).seq).toBe(41);
});

test('commands that are applied again change no row, and rows that were lost are made again from the log', async () => {
  const group = await makeGroup();
  // More than are remembered: the first ones would be taken for new ones.
  await Promise.all(range(0, 80).map((index) => change(1, { rename: { name: `name ${index}` } }, { group })));
  const before = await allRows();
  await service.stop();
  await platform.cql('TRUNCATE groups_progress');
  service = await platform.startGroups(address);
  await eventually(async () => expect((await allRows()).groups_progress).toEqual(before.groups_progress), 60_000);
  expect(await allRows()).toEqual(before);
  await service.stop();
  await platform.cql(...tables.map((table) => `TRUNCATE ${table}`));
  service = await platform.startGroups(address);
  await eventually(async () => expect((await allRows()).groups_progress).toEqual(before.groups_progress), 60_000);
  expect(await allRows()).toEqual(before);
});

test('records that are not commands are counted and passed over, also those that name no group', async () => {
  const { group } = await create(1, [2]);
  const of = partitionOf(group, platform.partitionCount);
  const unknown = encodeCommand(groupId(78), { actor: userId(1), id: 'x' }, { join: {} });
  const bad = [null, Buffer.from('garbage'), Buffer.alloc(0), encodeCommand(group, { actor: userId(1), id: 'y' }, {})];
  const before = await service.metric('cecochat_groups_bad_records_total');
  await platform.appendAll([...bad, unknown].map((value) => ({ partition: of, value })), platform.topics.groups);
  expect((await change(3, { join: {} }, { group })).seq).toBe(2);
  expect(await service.metric('cecochat_groups_bad_records_total')).toBe(before + bad.length);
  expect(await codeOf(getGroup(1, groupId(78)))).toBe('no-such-group');
});

test('a user is in 1,000 groups at most, and can be invited to more', async () => {
  const { group } = await create(1, [2]);
  for (let first = 1; first <= 1_000; first += 100) {
    const rows = range(first, 100).map((id) => `INSERT INTO user_groups (user_id, group_id, joined) VALUES (60000, ${id}, 1);`).join(' ');
    await platform.cql(`BEGIN UNLOGGED BATCH ${rows} APPLY BATCH`);
  }
  const codes = [change(60_000, { join: {} }, { group }), change(1, { add: { users: users(3, 60_000) } }, { group }), create(60_000, [1]), create(1, [60_000])].map(codeOf);
  expect(await Promise.all(codes)).toEqual(Array(4).fill('too-many-groups'));
  expect(await codeOf(change(1, { invite: { user: toLong(60_000) } }, { group }))).toBe('ok');
});

test('processes share the partitions, and each answers for all groups', async () => {
  const secondAddress = `127.0.0.1:${await freePort()}`;
  const second = await platform.startGroups(secondAddress);
  const created = await Promise.all(range(0, 12).map((index) => create(1, [2], undefined, { at: index % 2 === 0 ? address : secondAddress })));
  expect(new Set(created.map(({ group }) => partitionOf(group, 4))).size).toBeGreaterThan(1);
  await Promise.all(created.map(({ group }, index) => change(3, { join: {} }, { group, at: index % 2 === 0 ? secondAddress : address })));
  const applied = (process: ServiceProcess) => process.metric('cecochat_groups_commands_total{kind="join",code="ok",service="groups"}');
  await second.stop();
  for (const { group } of created) expect((await change(4, { join: {} }, { group })).seq).toBe(3);
  expect(await applied(service)).toBeGreaterThanOrEqual(12);
});

test('a topic that was made again is followed in another generation: groups stay, and commands are applied', async () => {
  const group = await makeGroup();
  const before = await answersAbout(group);
  await service.stop();
  await platform.recreateLog(platform.topics.groups);
  service = await platform.startGroups(address);
  expect(await answersAbout(group)).toEqual(before);
  expect((await change(7, { join: {} }, { group })).seq).toBe(before.group.seq + 1);
});
