import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  ConversationsView, loadConversations, userId, type History, type Receipt, type ReceivedEvent, type UserId,
  type ViewedConversation,
} from '@cecochat/client-node';
import { conversationSettingsContent, textOf, type Content, type GroupId } from '@cecochat/contracts';
import { eventually } from '../support/eventually.ts';
import { GroupPlatform, type TestDevice } from './group-platform.ts';

const [ann, ben, cleo] = [userId(1), userId(2), userId(3)];
const program = join(import.meta.dirname, '../../client/cli/cecochat.js');

let stage: GroupPlatform;
beforeAll(async () => {
  stage = await GroupPlatform.start();
});
afterAll(() => stage.close());

/** A device with a list of its conversations. */
interface ListingDevice extends TestDevice {
  readonly view: ConversationsView;
  readonly history: History;
  readonly receipts: readonly Receipt[];
}

async function open(user: UserId, name: string): Promise<ListingDevice> {
  const view = new ConversationsView(user);
  const events: ReceivedEvent[] = [];
  const onEvent = (event: ReceivedEvent) => {
    events.push(event);
    view.onEvent(event);
  };
  const receipts: Receipt[] = [];
  const onReceipt = (receipt: Receipt) => {
    receipts.push(receipt);
    view.onReceipt(receipt);
  };
  const device = await stage.device(user, name, { onEvent, onRepeat: (event) => view.onRepeat(event), onReceipt });
  const history = stage.historyOf(user);
  await load(view, history, device.session.cursor ?? 0);
  return { ...device, events, receipts, view, history };
}

const load = (view: ConversationsView, history: History, from: number) =>
  loadConversations(view, { readPage: (before) => history.listConversations({ before, count: 2 }), from: from as never, signal: AbortSignal.timeout(60_000) });

const shown = (conversations: readonly ViewedConversation[]) =>
  conversations.map(({ key, unread, seenOffset, seenTo, last, settings }) => ({ key, unread, seenOffset, seenTo, last: last?.offset, settings }));

/** Waits until the list of the platform is that of each device. */
async function untilEqual(...devices: readonly ListingDevice[]): Promise<void> {
  for (const { user, view, history, session } of devices) {
    await eventually(async () => {
      const listed = new ConversationsView(user);
      await load(listed, history, session.cursor ?? 0);
      expect(shown(view.list())).toEqual(shown(listed.list()));
    }, 60_000);
  }
}

const unreadOf = ({ view }: ListingDevice) => Object.fromEntries(view.list().map(({ key, unread }) => [key, unread]));

function see({ view, session }: ListingDevice, key: string): void {
  const mark = view.markOf(key);
  if (mark === undefined) throw new Error(`nothing is unread in ${key}`);
  session.markSeen(mark);
}

test('what is unread and seen is the same on all devices and on the platform, while services are killed', async () => {
  const [anns, tablet, bens, cleos] = [await open(ann, 'phone'), await open(ann, 'tablet'), await open(ben, 'phone'), await open(cleo, 'phone')];
  const { group } = await stage.groupsOf(ann).create({ name: 'all of us', users: [ben, cleo] });
  for (const text of ['one', 'two']) await bens.session.send(ann, text);
  await cleos.session.send(ann, 'three');
  await cleos.session.send({ group }, 'to all');
  await bens.session.send({ group }, 'to all, too');
  await eventually(() => expect([anns, tablet].map(unreadOf)).toEqual(Array(2).fill({ 'user/2': 2, 'user/3': 1, [`group/${group}`]: 2 })));
  await eventually(() => expect(unreadOf(cleos)).toEqual({ 'user/1': 0, [`group/${group}`]: 1 }));
  await untilEqual(anns, tablet, bens, cleos);

  const sentBy = ({ events }: ListingDevice, text: string) => eventually(() => {
    const found = events.find((event) => textOf(event) === text);
    if (found === undefined) throw new Error(`no ${text} yet`);
    return found;
  });
  await bens.session.delete(await sentBy(bens, 'one'));
  await cleos.session.delete(await sentBy(cleos, 'to all'));
  await anns.session.delete(await sentBy(anns, 'to all, too'));
  await eventually(() => expect([anns, tablet].map(unreadOf)).toEqual(Array(2).fill({ 'user/2': 1, 'user/3': 1, [`group/${group}`]: 0 })));
  await eventually(() => expect(unreadOf(cleos)).toEqual({ 'user/1': 0, [`group/${group}`]: 0 }));
  await untilEqual(anns, tablet, bens, cleos);
  await bens.session.send({ group }, 'and another one');
  await eventually(() => expect([anns, tablet, cleos].map((each) => unreadOf(each)[`group/${group}`])).toEqual([1, 1, 1]));

  see(tablet, 'user/2');
  see(tablet, `group/${group}`);
  await eventually(() => expect(unreadOf(anns)).toEqual({ 'user/2': 0, 'user/3': 1, [`group/${group}`]: 0 }));
  const last = anns.view.get('user/2')?.last?.messageId;
  await eventually(() => expect(bens.view.get('user/1')?.seenTo).toBe(last));
  await untilEqual(anns, tablet, bens, cleos);

  const { materialize, messaging } = stage.running;
  materialize.child.kill('SIGKILL');
  messaging[0]?.child.kill('SIGKILL');
  messaging[1]?.child.kill('SIGKILL');
  await Promise.all([materialize.stop(), ...messaging.map((server) => server.stop())]);
  see(anns, 'user/3');
  const sent = bens.session.send(ann, 'after the loss');
  await Promise.all([
    stage.running.platform.startMaterialize(),
    ...stage.running.proxies.map(({ target }, server) => stage.running.platform.startMessaging(`messaging-${server}`, { CECOCHAT_LISTEN: target })),
  ]);
  await sent;
  await eventually(() => expect([anns, tablet].map(unreadOf)).toEqual(Array(2).fill({ 'user/2': 1, 'user/3': 0, [`group/${group}`]: 0 })), 60_000);
  await untilEqual(anns, tablet, bens, cleos);
  await untilEqual(await open(ann, 'watch'));
});

test('what is set about a conversation is the same on all devices and in the list, the latest of each setting', async () => {
  const dora = userId(4);
  const [phone, tablet] = [await open(dora, 'phone'), await open(dora, 'tablet')];
  const { group } = await stage.groupsOf(dora).create({ name: 'quiet', users: [ben] });
  await phone.session.send(ben, 'hello');
  await phone.session.send(cleo, 'hello, too');
  await phone.session.setConversation({ group }, { isPinned: true, mutedUntilMs: Number.MAX_SAFE_INTEGER });
  await phone.session.setConversation({ other: ben }, { isArchived: true, isPinned: true });
  await tablet.session.setConversation({ other: ben }, { isPinned: false, isMarkedUnread: true });
  const set = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };
  const expected = [
    [`group/${group}`, { ...set, isPinned: true, mutedUntilMs: Number.MAX_SAFE_INTEGER }], ['user/3', set],
    ['user/2', { ...set, isArchived: true, isMarkedUnread: true }],
  ];
  const settingsOf = ({ view }: ListingDevice) => view.list().map(({ key, settings }) => [key, settings]);
  await eventually(() => expect([phone, tablet].map(settingsOf)).toEqual([expected, expected]));
  await untilEqual(phone, tablet);
  await untilEqual(await open(dora, 'watch'));
  const { conversations } = await tablet.history.listConversations({ withoutArchived: true });
  expect(conversations.map(({ other, group: of }) => other ?? of)).toEqual([group, cleo]);
  expect((await tablet.history.readDialog(dora)).events).toEqual([]);

  const refused = (to: UserId | { group: GroupId }) => phone.session.send(to, conversationSettingsContent({ other: ben }, { isPinned: true }) as Content);
  await expect(refused(ben)).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'receiver' } });
  await expect(refused({ group })).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'group' } });
  await expect(phone.session.setConversation({ other: userId(0) }, { isPinned: true })).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'conversation' } });
  await expect(phone.session.setConversation({ other: ben }, {})).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'settings' } });
});

test('a user whose receipts are private is not shown to have seen anything, and its own devices have what is seen', async () => {
  const [eve, finn] = [userId(5), userId(6)];
  const [phone, tablet, finns] = [await open(eve, 'phone'), await open(eve, 'tablet'), await open(finn, 'phone')];
  await phone.session.setUser({ hasPrivateReceipts: true });
  await eventually(() => expect([phone, tablet].map(({ view }) => view.user.hasPrivateReceipts)).toEqual([true, true]));
  const later = await open(eve, 'watch');
  await untilEqual(phone, tablet, later);
  for (const [device, text] of [[tablet, 'one'], [later, 'two']] as const) {
    await finns.session.send(eve, text);
    await eventually(() => expect(unreadOf(device)).toEqual({ 'user/6': 1 }));
    see(device, 'user/6');
    await eventually(() => expect([phone, tablet, later].map(unreadOf)).toEqual(Array(3).fill({ 'user/6': 0 })));
  }
  await untilEqual(phone, tablet, later, finns);
  await tablet.session.setUser({ hasPrivateReceipts: false });
  await eventually(() => expect(phone.view.user.hasPrivateReceipts).toBe(false));
  await finns.session.send(eve, 'three');
  await eventually(() => expect(unreadOf(phone)).toEqual({ 'user/6': 1 }));
  see(phone, 'user/6');
  await eventually(() => expect(finns.view.get('user/5')?.seenTo).toBe(finns.view.get('user/5')?.last?.messageId));
  expect(finns.receipts.filter(({ reader }) => reader === eve)).toHaveLength(1);
  await expect(phone.session.setUser({})).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'settings' } });
});

test('the list is shown in a terminal', async () => {
  await (await open(cleo, 'tablet')).session.send(userId(9), 'hello');
  const run = (command: string, ...args: readonly string[]) => promisify(execFile)(process.execPath, [program, command, '--user', '9', ...args], {
    env: { PATH: process.env['PATH'], CECOCHAT_URL: stage.running.connectUrl, TZ: 'UTC' },
  });
  const list = (...args: readonly string[]) => run('list', ...args);
  await eventually(async () => {
    const [header, row] = (await list()).stdout.split('\n');
    expect(header).toMatch(/^CONVERSATION +UNREAD +TIME +LAST$/);
    expect(row).toMatch(/^user 3 +1 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +3: hello$/);
  }, 30_000);
  expect(JSON.parse((await list('--json')).stdout)).toMatchObject({ other: '3', unread: 1, last: { text: 'hello' } });
  expect((await run('set', '3', '--archive', '--mute', 'forever')).stdout).toBe('set for user 3\n');
  await eventually(async () => expect((await list()).stderr).toBe('no conversations yet\n'), 30_000);
  const [header, row] = (await list('--archived')).stdout.split('\n');
  expect(header).toMatch(/^CONVERSATION +UNREAD +SET +TIME +LAST$/);
  expect(row).toMatch(/^user 3 +1 +archived, muted +\d{4}-.* 3: hello$/);
  expect((await run('privacy')).stdout).toBe('receipts are public\n');
  expect((await run('privacy', '--private-receipts', '--json')).stdout).toBe('{"privateReceipts":true}\n');
  await eventually(async () => expect((await run('privacy')).stdout).toBe('receipts are private\n'), 30_000);
  await expect(run('set', '3')).rejects.toMatchObject({ stderr: expect.stringContaining('give one of --mute') });
});
