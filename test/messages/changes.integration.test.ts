import {
  MessageView, userId, type ChatError, type ChatEvent, type ChatSession, type GroupId, type History, type MessageState,
  type UserId,
} from '@cecochat/client-node';
import { editContent, messageIdAt, deletionContent, reactionContent, refTo, type Content } from '@cecochat/contracts';
import { GroupPlatform, inboxOf, type TestDevice } from '../groups/group-platform.ts';
import { eventually } from '../support/eventually.ts';

let stage: GroupPlatform;
beforeAll(async () => {
  stage = await GroupPlatform.start();
});
afterAll(() => stage.close());

let lastUser = 0;
const aUser = (): UserId => userId(++lastUser);
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);

/** A device with what it shows. */
interface Viewer {
  readonly device: TestDevice;
  readonly session: ChatSession;
  readonly view: MessageView;
}

async function viewer(user: UserId, name: string): Promise<Viewer> {
  const device = await stage.device(user, name, { cursor: 0 as never });
  const view = new MessageView(user, device.session);
  return { device, session: device.session, view };
}

/** What a device shows of a conversation: its events are taken in the order in which they came. */
function shown({ device, session }: Viewer, conversation: string) {
  const view = new MessageView(device.user, session);
  for (const event of device.events) view.take(event);
  return plain(view.messagesOf(conversation));
}

const plain = (states: readonly MessageState[]) => states.filter(({ base, deletedBy }) => base.kind === 'text' || deletedBy !== undefined).map(
  ({ base: { messageId }, text, isEdited, deletedBy, reactions }) => ({ messageId, text, isEdited, deletedBy, reactions }),
);

/** One client for each user: calls are limited, and a new one asks where to go. */
const histories = new Map<UserId, History>();
function historyOf(user: UserId): History {
  const history = histories.get(user) ?? stage.historyOf(user);
  histories.set(user, history);
  return history;
}

async function inHistory(user: UserId, { other, group }: { readonly other?: UserId; readonly group?: GroupId }) {
  const history = historyOf(user);
  const view = new MessageView(user, undefined as never);
  const page = group === undefined ? await history.readDialog(other ?? user, { count: 128 }) : await history.readGroup(group, { count: 128 });
  view.takePage(page);
  return { page, states: plain(view.messagesOf(group === undefined ? `user/${other}` : `group/${group}`)) };
}

const eventOf = ({ device }: Viewer, id: unknown): Promise<ChatEvent> => eventually(() => {
  const found = device.events.find(({ messageId }) => messageId === id);
  if (found === undefined) throw new Error(`the device has no ${String(id)}`);
  return found;
});

test('edits, deletions and reactions of a dialog make the same state on each device and in history, while a server is killed', async () => {
  const [alice, bob] = [aUser(), aUser()];
  const viewers = await Promise.all([alice, bob].flatMap((user) => ['phone', 'desk'].map((name) => viewer(user, name))));
  const [phone, desk, tablet, laptop] = viewers as [Viewer, Viewer, Viewer, Viewer];
  const texts = await Promise.all(Array.from({ length: 12 }, (_, index) => phone.session.send(bob, `text ${index}`)));
  const messages = await Promise.all(texts.map(({ messageId }) => eventOf(phone, messageId)));
  const { platform, publish, serverOf } = stage.running;
  const everything = Array.from({ length: platform.partitionCount }, (_, partition) => partition);
  const dying = serverOf(alice);
  const work: Promise<unknown>[] = [];
  for (const [index, message] of messages.entries()) {
    work.push(phone.session.edit(message, `edited ${index}`), desk.session.edit(message, `edited again ${index}`));
    work.push(tablet.session.react(message, '👍'), laptop.session.react(message, '🎉'), laptop.session.react(message, '🎉', index % 2 === 0));
    if (index % 4 === 0) work.push(desk.session.delete(message), phone.session.edit(message, 'too late'));
    if (index === 5) {
      stage.running.messaging[dying]?.child.kill('SIGKILL');
      await publish({ [`messaging-${dying}`]: [], [`messaging-${1 - dying}`]: everything });
    }
  }
  work.push(tablet.session.reply(messages[1] as ChatEvent, 'an answer'));
  await Promise.all(work);
  const want = await eventually(() => {
    const [first, ...others] = viewers.map((each) => shown(each, each.device.user === alice ? `user/${bob}` : `user/${alice}`));
    expect(first).toHaveLength(13);
    expect(first?.filter(({ deletedBy }) => deletedBy === alice)).toHaveLength(3);
    for (const other of others) expect(other).toEqual(first);
    return first;
  }, 60_000);
  expect(want?.[0]).toMatchObject({ text: undefined, deletedBy: alice, reactions: [] });
  expect(want?.[1]).toMatchObject({ isEdited: true, text: expect.stringMatching(/^edited (again )?1$/), reactions: [{ emoji: '👍', users: [bob] }] });
  await eventually(async () => {
    expect((await inHistory(alice, { other: bob })).states).toEqual(want);
    expect((await inHistory(bob, { other: alice })).states).toEqual(want);
  }, 60_000);
  const answer = (await inHistory(bob, { other: alice })).page.events.find((event) => event.kind === 'text' && event.replyTo !== undefined);
  expect(answer).toMatchObject({ body: 'an answer', replyTo: refTo(messages[1] as ChatEvent) });
  // Nothing of a deleted message is left, in no inbox.
  await eventually(async () => {
    for (const user of [alice, bob]) {
      const left = (await inboxOf(historyOf(user))).flatMap((event) => (event.kind === 'text' ? [event.body] : event.kind === 'edit' ? [event.body.text] : []));
      for (const index of [0, 4, 8]) expect(left.filter((text) => text.endsWith(` ${index}`))).toEqual([]);
      expect(left.filter((text) => text.endsWith(' 1'))).toHaveLength(3);
    }
  });
});

test('in a group an admin deletes what a member has written; roles, membership and slow mode are those of the group', async () => {
  const [owner, member, late] = [aUser(), aUser(), aUser()];
  const groups = stage.groupsOf(owner);
  const { group } = await groups.create({ name: 'a group', users: [member], settings: { joinPolicy: 'open' } });
  const [admin, writer, third] = await Promise.all([viewer(owner, 'phone'), viewer(member, 'phone'), viewer(late, 'phone')]) as [Viewer, Viewer, Viewer];
  const { messageId } = await writer.session.send({ group }, 'rude');
  const { messageId: keptId } = await writer.session.send({ group }, 'kind');
  const [rude, kind] = [await eventOf(admin, messageId), await eventOf(admin, keptId)];
  await stage.groupsOf(late).change(group, { join: {} });
  expect(await codeOf(third.session.react(kind, '👍'))).toBe('no-such-message');
  const answered = await eventOf(admin, (await admin.session.reply(kind, 'thanks')).messageId);
  expect(await codeOf(writer.session.delete(answered))).toBe('role-too-low');
  expect(await codeOf(admin.session.edit(kind, 'mine now'))).toBe('not-the-author');
  const beyond = { ...refTo(kind), seq: 99 };
  expect(await codeOf(writer.session.send({ group }, editContent(beyond, 'x') as Content))).toBe('no-such-message');
  await groups.change(group, { configure: { joinPolicy: 'open', slowModeSeconds: 600 } });
  await writer.session.edit(kind, 'kinder');
  await writer.session.react(answered, '❤️');
  await third.session.react(answered, '❤️');
  await admin.session.delete(rude);
  const want = await eventually(() => {
    const first = shown(admin, `group/${group}`);
    expect(first.map(({ text }) => text)).toEqual([undefined, 'kinder', 'thanks']);
    expect(first[2]?.reactions).toEqual([{ emoji: '❤️', users: [member, late] }]);
    expect(shown(writer, `group/${group}`)).toEqual(first);
    return first;
  });
  expect(want[0]?.deletedBy).toBe(owner);
  await eventually(async () => {
    for (const user of [owner, member]) expect((await inHistory(user, { group })).states).toEqual(want);
    expect((await inHistory(late, { group })).states).toEqual(want.slice(2));
    for (const user of [owner, member]) expect((await inboxOf(historyOf(user))).filter((event) => event.kind === 'text' && event.body === 'rude')).toEqual([]);
  });
  expect((await groups.read(group)).n).toBe(3);
});

test('each bad input has its code, changes nothing, and the stream goes on', async () => {
  const [alice, bob] = [aUser(), aUser()];
  const [ann, ben] = [await viewer(alice, 'phone'), await viewer(bob, 'phone')];
  const message = await eventOf(ben, (await ann.session.send(bob, 'hello')).messageId);
  const ref = refTo(message);
  const send = (to: UserId, content: Content<never>) => codeOf((to === bob ? ann : ben).session.send(to, content as unknown as Content));
  expect(await codeOf(ben.session.edit(message, 'not mine'))).toBe('not-the-author');
  expect(await codeOf(ben.session.delete(message))).toBe('not-the-author');
  expect(await send(bob, editContent({ ...ref, messageId: messageIdAt(Date.now() - 90_000_000) }, 'x') as never)).toBe('edit-window-over');
  expect(await send(bob, reactionContent({ ...ref, messageId: messageIdAt(Date.now() + 3_600_000) }, '👍', true) as never)).toBe('no-such-message');
  expect(await send(bob, deletionContent({ ...ref, seq: 7 }) as never)).toBe('invalid-argument');
  expect(await codeOf(ann.session.react(message, 'ok'))).toBe('invalid-argument');
  // A send that lies about the message is accepted, and is about no message.
  const ofBen = { ...ref, author: bob };
  expect(await send(alice, editContent(ofBen, 'forged') as never)).toBe('ok');
  expect(await send(alice, deletionContent(ofBen) as never)).toBe('ok');
  await ann.session.send(bob, 'the end');
  const want = await eventually(() => {
    const states = shown(ben, `user/${alice}`);
    expect(states.map(({ text }) => text)).toEqual(['hello', 'the end']);
    expect(shown(ann, `user/${bob}`)).toEqual(states);
    return states;
  });
  await eventually(async () => expect((await inHistory(alice, { other: bob })).states).toEqual(want));
  expect(ann.session.connections + ben.session.connections).toBe(2);
  // A client that has the message refuses the rest.
  for (const event of ann.device.events) ann.view.take(event);
  const { messageId } = await ann.session.delete(message);
  const change = await eventOf(ann, messageId);
  for (const event of ann.device.events) ann.view.take(event);
  expect(await codeOf(ann.view.edit(message, 'again'))).toBe('message-deleted');
  expect(await codeOf(ann.view.react(message, '👍'))).toBe('message-deleted');
  expect(await codeOf(ann.view.edit(change, 'x'))).toBe('no-such-message');
});
