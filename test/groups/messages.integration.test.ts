import { groupId, textOf, userId, type ChatError, type GroupId } from '@cecochat/client-node';
import { encodedContent, groupsService, toLong } from '@cecochat/contracts';
import { eventually } from '../support/eventually.ts';
import { callUnary } from '../support/raw-client.ts';
import { GroupPlatform, inboxOf, shownOf, timelineOf } from './group-platform.ts';

let stage: GroupPlatform;
beforeAll(async () => {
  stage = await GroupPlatform.start();
});
afterAll(() => stage.close());

let lastUser = 0;
/** Users that no other test has. */
const newUsers = (count: number) => Array.from({ length: count }, () => userId(++lastUser));
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);
const textsOf = (events: readonly Parameters<typeof textOf>[0][]) => events.map((event) => textOf(event) ?? `(${event.kind})`);

async function makeGroup(count: number, settings: object = { joinPolicy: 'open' }) {
  const [owner, ...others] = newUsers(count) as [ReturnType<typeof userId>, ...ReturnType<typeof userId>[]];
  const groups = stage.groupsOf(owner);
  const { group } = await groups.create({ name: 'a group', users: others, settings });
  return { group, groups, owner, others };
}

test('a message to a group is acknowledged, reaches each device of each member once, and is in the history of the group and of each member', async () => {
  const { group, owner, others } = await makeGroup(9);
  const members = [owner, ...others];
  const devices = await Promise.all(members.flatMap((user) => ['phone', 'desk'].map((name) => stage.device(user, name, { cursor: 0 as never }))));
  const [stranger] = newUsers(1);
  const outside = await stage.device(stranger ?? owner);
  const acks = await Promise.all(devices.map(({ session, user }, index) => session.send({ group }, `${index} of ${user}`)));
  await eventually(() => {
    for (const each of devices) expect(shownOf(each, group)).toHaveLength(devices.length + 1);
  });
  const [first] = devices;
  const order = shownOf(first as never, group);
  expect(order.map(({ seq }) => seq)).toEqual(Array.from({ length: devices.length + 1 }, (_, index) => index + 1));
  expect(order[0]).toMatchObject({ kind: 'group-changed', sender: owner, body: { change: 'created', users: others } });
  expect(new Set(textsOf(order)).size).toBe(devices.length + 1);
  for (const each of devices) {
    expect(shownOf(each, group).map(({ messageId, seq }) => [messageId, seq])).toEqual(order.map(({ messageId, seq }) => [messageId, seq]));
    expect(each.gaps).toEqual([]);
  }
  expect(new Set(order.slice(1).map(({ messageId }) => messageId))).toEqual(new Set(acks.map(({ messageId }) => messageId)));
  expect(outside.events).toEqual([]);
  for (const user of members.slice(0, 3)) {
    expect((await timelineOf(stage.historyOf(user), group, devices.length + 1)).map(({ messageId }) => messageId)).toEqual(order.map(({ messageId }) => messageId));
    const own = await inboxOf(stage.historyOf(user));
    expect(own.map(({ messageId }) => messageId)).toEqual(order.map(({ messageId }) => messageId));
  }
});

test('the first event of one that joins is the joining, and the last one of one that goes is the going', async () => {
  const { group, owner, groups, others: [second] } = await makeGroup(2);
  const [third] = newUsers(1);
  if (second === undefined || third === undefined) throw new Error('there are too few users');
  const [one, two, three] = await Promise.all([owner, second, third].map((user) => stage.device(user, 'phone', { cursor: 0 as never })));
  if (one === undefined || two === undefined || three === undefined) throw new Error('there are too few devices');
  await one.session.send({ group }, 'before');
  await stage.groupsOf(third).change(group, { join: {} });
  await two.session.send({ group }, 'while');
  await groups.remove(group, [third]);
  await one.session.send({ group }, 'after');
  expect(await codeOf(three.session.send({ group }, 'from outside'))).toBe('not-a-member');
  await eventually(() => expect(textsOf(shownOf(one, group))).toEqual(['(group-changed)', 'before', '(group-changed)', 'while', '(group-changed)', 'after']));
  await eventually(() => expect(shownOf(three, group).map(({ seq }) => seq)).toEqual([3, 4, 5]));
  expect(shownOf(three, group)[0]).toMatchObject({ body: { change: 'joined' }, sender: third });
  expect(shownOf(three, group)[2]).toMatchObject({ body: { change: 'removed', users: [third] } });
  expect((await timelineOf(stage.historyOf(third), group, 5)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  await groups.add(group, [third]);
  await one.session.send({ group }, 'again');
  await eventually(() => expect(shownOf(three, group).map(({ seq }) => seq)).toEqual([3, 4, 5, 7, 8]));
  expect(three.gaps).toEqual([]);
  expect((await timelineOf(stage.historyOf(third), group, 8)).map(({ seq }) => seq)).toEqual([3, 4, 5, 7, 8]);
});

test('a send that is refused has a clear code, is shown by nobody, and the stream goes on', async () => {
  const { group, groups, owner, others: [reader, banned, member] } = await makeGroup(4);
  const [stranger] = newUsers(1);
  if (reader === undefined || banned === undefined || member === undefined || stranger === undefined) throw new Error('there are too few users');
  await groups.change(group, { changeRole: { user: toLong(reader), role: 'reader' } });
  await groups.change(group, { ban: { user: toLong(banned) } });
  const [ofReader, ofBanned, ofMember, ofStranger, ofOwner] = await Promise.all([reader, banned, member, stranger, owner].map((user) => stage.device(user)));
  const refused = async (device: typeof ofReader, to: GroupId = group) => codeOf(device?.session.send({ group: to }, 'no') ?? Promise.resolve());
  expect(await Promise.all([refused(ofReader), refused(ofBanned), refused(ofStranger), refused(ofMember, groupId(77))])).toEqual(['role-too-low', 'banned', 'not-a-member', 'no-such-group']);
  await groups.change(group, { configure: { joinPolicy: 'open', slowModeSeconds: 60 } });
  await ofMember?.session.send({ group }, 'the one of a minute');
  await expect(ofMember?.session.send({ group }, 'too early')).rejects.toMatchObject({ code: 'slow-mode', details: { retryAfterMs: expect.any(Number) } });
  await ofMember?.session.send(owner, 'by another way');
  expect(ofMember?.session.connections).toBe(1);
  await groups.change(group, { configure: { joinPolicy: 'open', announcementsOnly: true } });
  expect(await refused(ofMember)).toBe('role-too-low');
  const forged = encodedContent(11, new Uint8Array([50, 0]));
  await expect(ofOwner?.session.send({ group }, forged)).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'body' } });
  await ofOwner?.session.send({ group }, encodedContent(99, new Uint8Array([8, 1])));
  await ofOwner?.session.send({ group }, 'the end');
  await eventually(() => expect(textsOf(shownOf(ofOwner as never, group)).filter((text) => text !== '(group-changed)')).toEqual(['the one of a minute', '(unknown)', 'the end']));
  const { n } = await groups.read(group);
  expect(n).toBe(2);
});

test('a send that comes again, on whichever server, is one event with one id', async () => {
  const { group, groups, owner, others: [second] } = await makeGroup(2);
  const receiver = await stage.device(second ?? owner);
  const { platform, publish } = stage.running;
  const everything = Array.from({ length: platform.partitionCount }, (_, partition) => partition);
  const send = { send: { sequence: toLong(1), group: toLong(group), text: { text: 'once' } } };
  await publish({ 'messaging-0': everything, 'messaging-1': [] });
  const first = await eventually(() => platform.chat(owner, { device: 'raw' }));
  first.write(send);
  const [id] = await first.untilAcked(1);
  await publish({ 'messaging-0': [], 'messaging-1': everything });
  const again = await eventually(() => platform.chat(owner, { device: 'raw', lineage: first.ready?.lineage ?? 0 }));
  again.write(send);
  again.write(send);
  expect(await again.untilAcked(1)).toEqual([id]);
  expect((await groups.read(group)).seq).toBe(2);
  await receiver.session.send({ group }, 'twice');
  await eventually(() => expect(textsOf(shownOf(receiver, group))).toEqual(['once', 'twice']));
});

test('above 256 members messages are refused, and the timeline has what happened meanwhile', async () => {
  const { group, groups, owner } = await makeGroup(2);
  const device = await stage.device(owner);
  const many = newUsers(255);
  await groups.add(group, many);
  await expect(device.session.send({ group }, 'to all')).rejects.toMatchObject({ code: 'group-too-large', message: expect.stringContaining('256') });
  await groups.remove(group, many);
  await device.session.send({ group }, 'to a few');
  await eventually(() => expect(shownOf(device, group).map(({ seq }) => seq)).toEqual([4]));
  expect((await timelineOf(stage.historyOf(owner), group, 4)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(await codeOf(callUnary(stage.running.platform.groupsAddress, groupsService.getGroup, { group: toLong(group) }, await stage.running.tokenOf(owner)))).toBe('ok');
});
