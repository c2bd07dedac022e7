import { idEpochMs } from '@cecochat/contracts';
import type { KeptMessage, KeptRef, MessageAction } from '../sdk.ts';
import { ChatModel } from './chat-model.ts';
import { buildRows } from './timeline-rows.ts';

const sinceMs = idEpochMs + 1_000;
const idAt = (afterMs: number) => (BigInt(1_000 + afterMs) << 22n).toString().padStart(19, '0');
const message = (afterMs: number, sender: string, text: string, action?: MessageAction): KeptMessage => ({
  id: idAt(afterMs), conversation: 'user/2', sender, text, timeMs: sinceMs + afterMs, messageId: BigInt(idAt(afterMs)).toString(), ...(action && { action }),
});
const refTo = ({ id, messageId = '', sender }: KeptMessage): KeptRef => ({ id, messageId, author: sender });

function open(...messages: readonly KeptMessage[]): ChatModel {
  const model = new ChatModel('1', (run) => run(), () => 0);
  model.load({ messages, read: new Map(), drafts: new Map(), pending: [], conversations: [], sinceMs });
  return model;
}
const bubbles = (model: ChatModel) => buildRows({
  me: '1', messages: model.messagesOf('user/2'), pending: model.pendingOf('user/2'), firstNew: undefined, seenTo: '',
  stateOf: (each) => model.stateOf(each, 'user/2'),
}).flatMap((row) => (row.kind === 'bubble' ? [row.bubble] : []));

const [own, theirs] = [message(10, '1', 'own'), message(20, '2', 'theirs')];
const edit = message(30, '1', 'new text', { kind: 'edit', message: refTo(own) });
const reaction = (afterMs: number, sender: string, emoji: string, isSet = true) => message(afterMs, sender, '', { kind: 'reaction', message: refTo(own), emoji, isSet });

test('an edit, reactions and an answer are shown with their message, in whichever order they come', () => {
  const answer = message(60, '2', 'an answer', { kind: 'reply', message: refTo(own) });
  const all = [own, theirs, edit, reaction(40, '2', '👍'), reaction(41, '1', '👍'), reaction(42, '2', '🎉'), reaction(43, '2', '🎉', false), answer];
  for (const each of [all, all.toReversed()]) {
    const shown = bubbles(open(...each));
    expect(shown.map(({ text, isEdited }) => [text, isEdited])).toEqual([['new text', true], ['theirs', false], ['an answer', false]]);
    expect(shown[0]?.reactions).toEqual([{ emoji: '👍', users: ['2', '1'], isOwn: true }]);
    expect(shown[2]?.answers).toEqual({ sender: '1', words: 'new text' });
  }
});

test('a deleted message has no text, no reactions and no menu of its text, also where it is answered or the last one', () => {
  const model = open(own, edit, reaction(40, '2', '👍'), message(50, '1', '', { kind: 'deletion', message: refTo(own) }));
  expect(bubbles(model)).toMatchObject([{ text: undefined, isDeleted: true, reactions: [] }]);
  expect(model.summaries()[0]?.preview).toBe('You: Deleted message');
  model.onMessages([message(60, '2', 'why?', { kind: 'reply', message: refTo(own) })]);
  expect(bubbles(model)[1]?.answers?.words).toBe('Deleted message');
});

test('changes are not messages: they are not unread, and one on its way is not shown before it has arrived', () => {
  const model = open(own, message(30, '2', 'forged', { kind: 'edit', message: refTo(own) }), reaction(40, '2', '👍'));
  expect(model.unreadOf('user/2')).toBe(0);
  expect(bubbles(model)[0]).toMatchObject({ text: 'own', isEdited: false });
  model.onPending([{ key: 'queue/1', conversation: 'user/2', text: 'newer', timeMs: sinceMs, action: { kind: 'edit', message: refTo(own) } }]);
  expect(bubbles(model)).toHaveLength(1);
  model.onPending([{ key: 'queue/1', conversation: 'user/2', text: 'newer', timeMs: sinceMs, problem: 'a message can be edited for 60 s', action: { kind: 'edit', message: refTo(own) } }]);
  expect(bubbles(model)[1]).toMatchObject({ state: 'refused', text: 'newer', problem: 'a message can be edited for 60 s' });
});
