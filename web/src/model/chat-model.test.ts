import { idEpochMs } from '@cecochat/contracts';
import type { KeptMessage } from '../sdk.ts';
import { ChatModel } from './chat-model.ts';

const sinceMs = idEpochMs + 1_000;
/** An id of a time after the device was made, in milliseconds. */
const idAt = (afterMs: number) => (BigInt(1_000 + afterMs) << 22n).toString().padStart(19, '0');
const message = (afterMs: number, sender: string, other: string): KeptMessage =>
  ({ id: idAt(afterMs), conversation: `user/${other}`, sender, text: `at ${afterMs}`, timeMs: sinceMs + afterMs });

let shown = 0;
function open(messages: readonly KeptMessage[] = [], more: Partial<Parameters<ChatModel['load']>[0]> = {}): ChatModel {
  const model = new ChatModel('1', (run) => run(), () => 0);
  model.load({ messages, read: new Map(), drafts: new Map(), pending: [], conversations: [], sinceMs, ...more });
  shown = 0;
  model.subscribe(() => shown++);
  return model;
}

test('messages of others count as unread until they are seen, and those from before the device never', () => {
  const model = open([message(-500, '2', '2'), message(10, '2', '2'), message(20, '1', '2'), message(30, '2', '2'), message(40, '3', '3')]);
  expect([model.unreadOf('user/2'), model.unreadOf('user/3'), model.unread]).toEqual([2, 1, 3]);
  model.onRead('user/2', idAt(10));
  expect([model.unreadOf('user/2'), model.firstNewOf('user/2')]).toEqual([1, idAt(30)]);
  model.onRead('user/2', idAt(30));
  model.onRead('user/2', idAt(10)); // An older one, from another tab.
  expect([model.unreadOf('user/2'), model.unread]).toEqual([0, 1]);
});

test('the conversation with the latest message is first; what is on its way counts', () => {
  const model = open([message(10, '2', '2'), message(20, '1', '3')]);
  expect(model.summaries().map(({ key, preview }) => [key, preview])).toEqual([['user/3', 'You: at 20'], ['user/2', 'at 10']]);
  model.onPending([{ key: 'queue/1', conversation: 'user/2', text: 'new', timeMs: sinceMs + 30 }]);
  expect(model.summaries()[0]).toMatchObject({ key: 'user/2', preview: 'You: new' });
  model.setDraft('user/9', 'half');
  expect(model.summaries().find(({ key }) => key === 'user/9')).toMatchObject({ preview: 'half', hasDraft: true });
});

test('a message that comes again is there once', () => {
  const model = open([message(10, '2', '2')]);
  model.onMessages([message(10, '2', '2'), message(5, '2', '2')]);
  expect(model.messagesOf('user/2').map(({ text }) => text)).toEqual(['at 5', 'at 10']);
  expect(shown).toBe(1);
});

test('the trouble of a connection lasts from its first moment until it is live', () => {
  const model = open();
  model.onConnection({ status: 'live' });
  expect(model.troubledSinceMs).toBeUndefined();
  model.onConnection({ status: 'connecting' });
  expect(model.troubledSinceMs).toBe(0);
});

test('a group has the name of its last event, else that of the service, and its changes are words in the list', () => {
  const event = (seq: number, name?: string): KeptMessage => ({
    id: `${seq}`, conversation: 'group/9', sender: '2', text: undefined, timeMs: sinceMs + seq,
    change: { change: name === undefined ? 'joined' : 'renamed', users: [], ...(name !== undefined && { name }) },
  });
  const model = open([event(1)]);
  expect(model.titleOf('group/9')).toBe('Group 9');
  model.setGroupName('9', 'Club');
  expect(model.summaries()[0]).toMatchObject({ name: 'Club', preview: 'User 2 joined' });
  model.onMessages([event(2, 'Readers')]);
  expect(model.summaries()[0]).toMatchObject({ name: 'Readers', preview: 'User 2 renamed the group to “Readers”' });
  const text = { ...event(3), text: 'Hello', change: undefined };
  model.onListed([{ key: 'group/9', unread: 1, last: event(4), seenTo: '' }]);
  model.onMessages([text, event(4)]);
  expect([model.unreadOf('group/9'), model.firstNewOf('group/9')]).toEqual([1, '3']);
});

test('what the platform counts as unread is shown, here or not, until the page has shown it', () => {
  const model = open([message(10, '2', '2')]);
  const listed = (unread: number, last: KeptMessage) => ({ key: last.conversation, unread, last, seenTo: idAt(10) });
  model.onListed([listed(2, message(30, '2', '2')), listed(7, message(20, '3', '3'))]);
  expect([model.unreadOf('user/2'), model.unreadOf('user/3'), model.unread]).toEqual([2, 7, 9]);
  const shown = model.summaries().map(({ key, preview }) => [key, preview]);
  expect(shown).toEqual([['user/2', 'at 30'], ['user/3', 'at 20']]);
  model.onMessages([message(20, '2', '2'), message(30, '2', '2')]);
  expect(model.firstNewOf('user/2')).toBe(idAt(20));
  expect([model.seenToOf('user/2'), model.seenToOf('user/9')]).toEqual([idAt(10), '']);
  model.onRead('user/2', idAt(30));
  expect([model.unreadOf('user/2'), model.firstNewOf('user/2')]).toEqual([0, undefined]);
  model.onListed([listed(1, message(40, '2', '2'))]);
  expect([model.unreadOf('user/2'), model.unread]).toEqual([1, 1]);
});

test('pinned conversations are first, and what is muted or archived does not count in the title; what is on its way counts at once', () => {
  const model = open([message(10, '2', '2'), message(20, '3', '3'), message(30, '4', '4')]);
  const none = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };
  const listed = (afterMs: number, user: string, settings: Partial<typeof none>) =>
    ({ key: `user/${user}` as const, unread: 1, last: message(afterMs, user, user), seenTo: '', settings: { ...none, ...settings } });
  model.onListed([listed(10, '2', { isPinned: true }), listed(20, '3', { mutedUntilMs: 1 }), listed(30, '4', { isArchived: true })]);
  const shown = () => model.summaries().map(({ key, isPinned, isMuted, isArchived }) => [key, isPinned, isMuted, isArchived]);
  expect(shown()).toEqual([['user/2', true, false, false], ['user/4', false, false, true], ['user/3', false, true, false]]);
  expect(model.unread).toBe(1);
  const set = (user: string, settings: Partial<typeof none>) =>
    ({ key: `queue/${user}`, conversation: `user/${user}` as const, text: '', timeMs: sinceMs + 99, settings });
  model.onPending([set('2', { isPinned: false }), set('3', { mutedUntilMs: 0, isMarkedUnread: true })]);
  expect(shown()).toEqual([['user/4', false, false, true], ['user/3', false, false, false], ['user/2', false, false, false]]);
  expect([model.unread, model.settingsOf('user/3').isMarkedUnread, model.pendingOf('user/3')]).toEqual([2, true, []]);
});
