import { join } from 'node:path';
import { userId } from '@cecochat/contracts';
import { readMessageFile } from './message-file.ts';
import { buildScript } from './script.ts';

const file = [
  { line: 2, source: userId(7), target: userId(3) },
  { line: 3, source: userId(3), target: userId(3) },
  { line: 4, source: userId(9), target: userId(7) },
];

test('users are numbered as they occur, messages as they stand in the file', () => {
  const { users, messages } = buildScript(file, 'run');
  expect(users).toEqual([7n, 3n, 9n]);
  expect(messages.map(({ sender, receiver }) => [sender, receiver])).toEqual([[0, 1], [1, 1], [2, 0]]);
});

test('a message is known by its text, and by nothing else', () => {
  const { messages, messageOf } = buildScript(file, 'run');
  expect(messages.map(({ text }) => messageOf(text))).toEqual([0, 1, 2]);
  const [first = ''] = messages.map(({ text }) => text);
  for (const other of ['', 'hello', 'run/', 'run/x', 'run/2', `${first}!`, first.slice(0, -1), first.replace('/2 ', '/3 '), first.replace('run', 'old'), 'run/9 no']) {
    expect(messageOf(other)).toBeUndefined();
  }
});

test('texts are the same in every run but for its name, as long as people write, and fit', async () => {
  const college = await readMessageFile(join(import.meta.dirname, '../../samples/college-messages.tsv'));
  const { messages, users } = buildScript(college, 'run');
  expect([messages.length, users.length]).toEqual([59_835, 1_899]);
  expect(messages.map(({ text }) => text.replace('run/', ''))).toEqual(buildScript(college, 'two').messages.map(({ text }) => text.replace('two/', '')));
  const bytes = messages.map(({ text }) => Buffer.byteLength(text)).toSorted((a, b) => a - b);
  const at = (part: number) => bytes[Math.floor(part * (bytes.length - 1))] ?? 0;
  expect(at(0)).toBeGreaterThan(5);
  expect(at(0.5)).toBeGreaterThan(20);
  expect(at(0.5)).toBeLessThan(100);
  expect(at(1)).toBeLessThan(500);
});
