import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { chooseMessages } from './run-drill.ts';

const person = fc.integer({ min: 1, max: 12 }).map(userId);
const files = fc.array(fc.record({ source: person, target: person }), { minLength: 1, maxLength: 60 }).map((rows) => rows.map((row, line) => ({ ...row, line: line + 2 })));

test('so many messages, between so many users at most, each with the next line', () => {
  fc.assert(fc.property(files, fc.integer({ min: 2, max: 12 }), fc.nat(200), (file, users, count) => {
    const chosen = chooseMessages(file, users, count);
    expect(chosen.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, line) => line));
    expect(new Set(chosen.flatMap(({ source, target }) => [source, target])).size).toBeLessThanOrEqual(users);
  }));
});

test('with room for everybody every message of the file comes before one comes again', () => {
  fc.assert(fc.property(files, (file) => {
    const pairs = (messages: readonly { source: bigint; target: bigint }[]) => messages.map(({ source, target }) => `${source} ${target}`);
    expect(pairs(chooseMessages(file, 12, 2 * file.length))).toEqual([...pairs(file), ...pairs(file)]);
  }));
});

test('a file whose users do not fit gives nothing', () => {
  expect(chooseMessages([{ source: userId(1), target: userId(2), line: 2 }], 1, 5)).toEqual([]);
});
