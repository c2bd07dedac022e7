import { ChatError } from '@cecochat/contracts';
import { isReserved, readName, readPrefix } from './index.ts';

/** The name, or the message of the refusal. */
function read(text: string): string {
  try {
    return readName(text).shown;
  } catch (error) {
    const { code, message, details } = ChatError.from(error);
    expect({ code, field: details.field }).toEqual({ code: 'invalid-argument', field: 'name' });
    return message;
  }
}

test.each([
  ['Ann', 'ann'], ['ann.lee-2_x', 'ann.lee-2_x'], ['ＡＮＮ', 'ann'], ['Zoë', 'zoë'], ['Мария', 'мария'], ['ΜΑΡΙΑ', 'μαρια'], ['李小龍', '李小龍'],
  ['山田たろう', '山田たろう'], ['김철수', '김철수'], ['دنيا', 'دنيا'], ['दिव्या', 'दिव्या'], ['ab', 'ab'], ['x'.repeat(32), 'x'.repeat(32)],
])('%s is a name, and is shown as %s', (text, shown) => {
  expect(read(text)).toBe(shown);
});

test.each([
  ['', '2..32 characters'], ['a', '2..32 characters'], ['x'.repeat(33), '2..32 characters'], ['x'.repeat(1_024), 'at most 256 bytes'],
  ['12', 'begin with a letter'], ['1ann', 'begin with a letter'], ['.ann', 'begin with a letter'], ['ann.', 'end with a letter or a digit'],
  ['a..b', 'between any two of . _ -'], ['an n', 'letters, digits'], ['an\u0000n', 'letters, digits'], ['an\u202En', 'letters, digits'],
  ['an\u2066n', 'letters, digits'], ['an\u200Bn', 'letters, digits'], ['an\u200Dn', 'letters, digits'], ['an\nn', 'letters, digits'], ['an\u{1F600}', 'letters, digits'],
  ['an@n', 'letters, digits'], ['\uD800ann', 'Unicode text'], ['аnn', 'one script'], ['annя', 'one script'], ['ann٣', 'one script'],
  ['q\u0308\u0311\u0323\u0330\u0331', 'at most 3 marks'],
])('%j is no name: %s', (text, rule) => {
  expect(read(text)).toContain(rule);
});

test.each([
  ['pay', 'рау'], ['bob', 'b0b'], ['bill', 'bi11'], ['modern', 'modem'], ['ann', 'ANN'], ['corn', 'com'], ['scope', 'ѕсоре'],
])('%s and %s look alike', (one, other) => {
  expect(readName(other).skeleton).toBe(readName(one).skeleton);
});

test.each([['ann', 'anna'], ['bob', 'rob'], ['a.b', 'a-b'], ['мария', 'марина'], ['zoe', 'zoë']])('%s and %s do not look alike', (one, other) => {
  expect(readName(other).skeleton).not.toBe(readName(one).skeleton);
});

test('names of the platform are kept, also where they only look like one', () => {
  expect(['admin', 'ADMIN', 'adrnin', 'r00t', 'support'].map((name) => isReserved(readName(name)))).toEqual(Array(5).fill(true));
  expect(isReserved(readName('ann'))).toBe(false);
});

test('a prefix is the beginning of a name in any form', () => {
  expect([readPrefix('An'), readPrefix('a.')]).toEqual(['an', 'a.']);
  for (const bad of ['', 'a', 'a%', 'x'.repeat(33)]) expect(() => readPrefix(bad)).toThrow('prefix must have');
});
