import { groupId, userId, type Target } from '@cecochat/contracts';
import { TypingLine } from './chat.ts';

const [ada, bob] = [userId(2), userId(3)];

function open(target: Target) {
  const [shown, reported]: [(string | undefined)[], [bigint, boolean | undefined][]] = [[], []];
  const line = new TypingLine({ target, show: (words) => shown.push(words), nameOf: (user) => (user === ada ? 'ada' : 'bob') });
  line.begin({ typing: (to, isTyping) => void reported.push([to, isTyping]) });
  return { line, shown, reported };
}

test('a chat shows that its other user types, until that one stops, and nothing of others', () => {
  const { line, shown } = open({ receiver: ada });
  line.onTyping({ other: ada, isTyping: true });
  line.onTyping({ other: bob, isTyping: true });
  line.onTyping({ other: bob, isTyping: false });
  line.onTyping({ other: ada, isTyping: false });
  expect(shown).toEqual(['ada is typing', undefined]);
});

test('a text that is being typed is reported to the other user, an empty line and a command as an end', () => {
  const { line, reported } = open({ receiver: ada });
  for (const typed of ['h', 'he', '', '/', '/edit', '//x', '  ']) line.onLine(typed);
  expect(reported).toEqual([true, true, false, true, false, true, false].map((isTyping) => [ada, isTyping]));
});

test('what is typed to a group is not reported', () => {
  const { line, shown, reported } = open({ group: groupId(9) });
  line.onLine('hello');
  line.onTyping({ other: ada, isTyping: true });
  expect([shown, reported]).toEqual([[], []]);
});
