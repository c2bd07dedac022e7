import fc from 'fast-check';
import {
  changesOf, groupId, isEmoji, lineage, mergeChanges, messageId, MessageStates, noChanges, refTo, sequence, stateOf, userId,
  type ChatEvent, type EventBody, type MessageRef,
} from './index.ts';

const [alice, bob] = [userId(1), userId(2)];
const at = (id: number, sender = alice) => ({
  messageId: messageId(id), sender, receiver: sender === alice ? bob : alice, device: 'phone', lineage: lineage(1),
  sequence: sequence(id),
});
const inGroup = (seq: number, sender = alice) => ({
  messageId: messageId(1_000 - seq), sender, group: groupId(9), seq, n: 1, device: 'phone', lineage: lineage(1), sequence: sequence(seq),
});
const event = (envelope: ReturnType<typeof at> | ReturnType<typeof inGroup>, body: EventBody): ChatEvent => ({ ...envelope, ...body });
const base = event(at(10), { kind: 'text', body: 'hello' });
const message = refTo(base);
const edit = (id: number, text: string, of: MessageRef = message, sender = alice) => event(at(id, sender), { kind: 'edit', body: { message: of, text } });
const deletion = (id: number, of: MessageRef = message, sender = alice) => event(at(id, sender), { kind: 'deletion', body: { message: of } });
const reaction = (id: number, emoji: string, isSet = true, sender = bob, of: MessageRef = message) => event(at(id, sender), { kind: 'reaction', body: { message: of, emoji, isSet } });

const someChanges = fc.uniqueArray(fc.record({
  id: fc.integer({ min: 11, max: 200 }), sender: fc.constantFrom(alice, bob), what: fc.constantFrom('edit', 'deletion', 'set', 'unset'),
  emoji: fc.constantFrom('👍', '🎉', '❤️'),
}), { selector: ({ id }) => id, maxLength: 12 }).map((all) => all.map(({ id, sender, what, emoji }) => {
  if (what === 'edit') return edit(id, `text ${id}`, message, sender);
  if (what === 'deletion') return deletion(id, { ...message, author: sender }, sender);
  return reaction(id, emoji, what === 'set', sender);
}));
const merged = (events: readonly ChatEvent[]) => events.reduce((all, each) => {
  const named = changesOf(each);
  return named === undefined || named.message.author !== alice ? all : mergeChanges(all, named.changes);
}, noChanges);

test('changes merge to the same state in any order, in any grouping, and however often they come', () => {
  fc.assert(fc.property(someChanges, fc.func(fc.integer()), fc.nat(), (events, shuffle, cut) => {
    const expected = merged(events);
    const shuffled = [...events].sort((a, b) => shuffle(a.messageId) - shuffle(b.messageId));
    expect(merged(shuffled)).toEqual(expected);
    expect(merged([...shuffled, ...events])).toEqual(expected);
    const [left, right] = [shuffled.slice(0, cut % (events.length + 1)), shuffled.slice(cut % (events.length + 1))];
    expect(mergeChanges(merged(left), merged(right))).toEqual(expected);
    expect(mergeChanges(merged(right), merged(left))).toEqual(expected);
    expect(stateOf(base, merged(shuffled))).toEqual(stateOf(base, expected));
  }));
});

test('a message may come after its changes, and twice', () => {
  fc.assert(fc.property(someChanges, fc.nat(), (events, place) => {
    const all = [base, ...events];
    const states = new MessageStates();
    for (const each of all.toSpliced(0, 1).toSpliced(place % all.length, 0, base, base)) states.add(each);
    const inOrder = new MessageStates();
    for (const each of all) inOrder.add(each);
    expect(states.find(message)).toEqual(inOrder.find(message));
    expect(states.all()).toEqual(inOrder.all());
  }));
});

test('the edit with the highest id counts, whatever comes last', () => {
  const state = stateOf(base, merged([edit(12, 'second'), edit(11, 'first')]));
  expect(state).toMatchObject({ text: 'second', isEdited: true, deletedBy: undefined });
});

test('in a group seq orders the changes, and not the ids, which clocks make', () => {
  const sent = event(inGroup(3), { kind: 'text', body: 'hello' });
  const to = refTo(sent);
  const [first, second] = [4, 5].map((seq) => event(inGroup(seq), { kind: 'edit', body: { message: to, text: `by ${seq}` } }));
  if (first === undefined || second === undefined) throw new Error('there are two');
  expect(first.messageId).toBeGreaterThan(second.messageId);
  const states = new MessageStates();
  for (const each of [sent, second, first]) states.add(each);
  expect(states.find(to)?.text).toBe('by 5');
});

test('nothing brings a deleted message back', () => {
  expect(stateOf(base, merged([deletion(11), edit(12, 'again'), reaction(13, '👍')]))).toEqual(
    { base, text: undefined, isEdited: false, deletedBy: alice, reactions: [] },
  );
});

test('an edit or a deletion of the message of another user changes nothing, whatever it claims', () => {
  const ofBob = { ...message, author: bob };
  const states = new MessageStates();
  for (const each of [base, edit(20, 'forged', message, bob), edit(21, 'forged', ofBob, bob), deletion(22, message, bob), deletion(23, ofBob, bob)]) states.add(each);
  expect(states.find(message)).toMatchObject({ text: 'hello', isEdited: false, deletedBy: undefined });
  expect(states.all()).toHaveLength(1);
});

test('an edit that names another id than the message has, to seem younger, changes nothing', () => {
  const sent = event(inGroup(3), { kind: 'text', body: 'hello' });
  const to = { ...refTo(sent), messageId: messageId(5_000) };
  const states = new MessageStates();
  states.add(sent);
  states.add(event(inGroup(4), { kind: 'edit', body: { message: to, text: 'too late' } }));
  expect(states.find(refTo(sent))).toMatchObject({ text: 'hello' });
});

test('a message without a text has no edit', () => {
  const created = event(at(10), { kind: 'unknown', body: undefined });
  expect(stateOf(created, merged([edit(11, 'a text')]))).toMatchObject({ text: undefined, isEdited: false });
});

test('a reaction counts once for each user, and the users are in the order of their reactions', () => {
  const events = [reaction(11, '👍', true, bob), reaction(12, '👍', true, alice), reaction(13, '🎉', true, alice), reaction(14, '🎉', false, alice), reaction(15, '👍', true, bob)];
  expect(stateOf(base, merged(events)).reactions).toEqual([{ emoji: '👍', users: [alice, bob] }]);
});

test('of more than 20 distinct emoji those that were set first are shown, and a later one when one of them is removed', () => {
  const emoji = Array.from({ length: 22 }, (_, index) => String.fromCodePoint(0x1F600 + index));
  const events = emoji.map((each, index) => reaction(20 + index, each));
  const shownOf = (all: readonly ChatEvent[]) => stateOf(base, merged(all)).reactions.map((each) => each.emoji);
  expect(shownOf(events.toReversed())).toEqual(emoji.slice(0, 20));
  expect(shownOf([...events, reaction(60, emoji[0] ?? '', false)])).toEqual(emoji.slice(1, 21));
});

test.each(['👍', '❤️', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🇨🇭', '👨🏿‍❤️‍💋‍👨🏻'])('%s is one emoji', (text) => {
  expect(isEmoji(text)).toBe(true);
});

test.each(['', 'a', '1', '👍👍', '👍 ', '❤', '<b>', 'ok👍', '\uD83D', '👍'.repeat(500)])('%j is not one emoji', (text) => {
  expect(isEmoji(text)).toBe(false);
});
