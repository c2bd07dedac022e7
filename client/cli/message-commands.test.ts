import { idEpochMs, lineage, messageId, MessageStates, sequence, userId, type ChatEvent } from '@cecochat/contracts';
import { Dialog } from './dialog.ts';
import { isMessageCommand, readMessageCommand } from './message-commands.ts';

const [me, other] = [userId(1), userId(2)];
const event = (id: number, text: string, sender = other): ChatEvent => ({
  sender, receiver: sender === me ? other : me, device: 'd', lineage: lineage(1), sequence: sequence(id), messageId: messageId(BigInt(id) << 22n), kind: 'text', body: text,
});
const [first, own, last] = [event(1, 'first'), event(2, 'own', me), event(3, 'last')];
const states = new MessageStates();
for (const each of [first, own, last]) states.add(each);
const context = { me, messages: states.all(), listed: states.all() };
const read = (line: string) => readMessageCommand(line, context);

test('a command without a number is about the latest message that it fits', () => {
  expect(read('/reply yes, of course')).toEqual({ kind: 'reply', message: last, text: 'yes, of course' });
  expect(read('/edit new')).toEqual({ kind: 'edit', message: own, text: 'new' });
  expect(read('/delete')).toEqual({ kind: 'delete', message: own });
  expect(read('/react 👍')).toEqual({ kind: 'react', message: last, emoji: '👍', isSet: true });
});

test('a number is that of the list', () => {
  expect(read('/reply #1 to that')).toEqual({ kind: 'reply', message: first, text: 'to that' });
  expect(read('/unreact #1 👍')).toEqual({ kind: 'react', message: first, emoji: '👍', isSet: false });
  expect(read('/delete #9')).toBe('/list shows no #9');
});

test.each([['/reply', '/reply needs a text'], ['/edit #2', '/edit needs a text'], ['/react ok', '/react needs one emoji'], ['/react', '/react needs one emoji'], ['/delete it', '/delete takes no text']])('%s: %s', (line, problem) => {
  expect(read(line)).toBe(problem);
});

test('where there is no message, a command reports that', () => {
  expect(readMessageCommand('/edit x', { me, messages: [], listed: [] })).toBe('there is no such message here');
  expect([isMessageCommand('/reactor'), isMessageCommand('/react'), isMessageCommand('react')]).toEqual([false, true, false]);
});

test('a chat shows the past as it is now, and what is changed with the message that it is about', () => {
  const lines: string[] = [];
  const show = (line: string) => lines.push(line.replace(/^(\S+ )?\d\d:\S+ {2}/, ''));
  const dialog = new Dialog({ screen: { print: show, note: show }, me, target: { receiver: other }, device: 'mine', clock: () => idEpochMs + 60_000 });
  const message = { messageId: first.messageId, seq: 0, author: other };
  dialog.showPast([first, own], [{ message, changes: { edit: { text: 'edited', order: 9n }, deletion: undefined, reactions: new Map([['1 👍', { user: me, emoji: '👍', isSet: true, order: 8n }]]) } }]);
  expect(lines).toEqual(['2: edited (edited)  [👍]', 'you (d) ✓: own']);
  dialog.onEvent({ ...event(7, '', me), kind: 'reaction', body: { message, emoji: '🎉', isSet: true } } as ChatEvent);
  dialog.onEvent({ ...event(8, 'an answer'), replyTo: { messageId: own.messageId, seq: 0, author: me } } as ChatEvent);
  dialog.onEvent({ ...event(9, '', other), kind: 'deletion', body: { message } } as ChatEvent);
  dialog.list();
  expect(lines.slice(2)).toEqual(['you reacted 🎉 to “edited”', '2: ↳ “own” an answer', '2 deleted “edited”', '#1  2: (deleted)', '#2  1: own', '#3  2: an answer']);
});
