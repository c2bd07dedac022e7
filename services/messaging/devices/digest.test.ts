import { groupId, textContent, textKind, userId } from '@cecochat/contracts';
import { digestOf } from './digest.ts';

test('messages that are nearly the same have digests of their own, spread over 52 bits', () => {
  const digests = new Set<number>();
  const halves = [new Set<number>(), new Set<number>()];
  for (let receiver = 1; receiver <= 100; receiver++) {
    for (let number = 0; number < 1_000; number++) digests.add(digestOf({ receiver: userId(receiver) }, textContent(`message ${number}`)));
  }
  expect([...digests].every((digest) => Number.isSafeInteger(digest) && digest >= 0 && digest < 2 ** 52)).toBe(true);
  for (const digest of digests) {
    halves[0]?.add(digest % 2 ** 26);
    halves[1]?.add(Math.floor(digest / 2 ** 26));
  }
  expect(digests.size).toBe(100_000);
  // Of 100,000 random ones 99,926 are distinct in 26 bits.
  for (const half of halves) expect(half.size).toBeGreaterThan(99_850);
});

test('receivers beyond 32 bits, and characters beyond 8 bits, count', () => {
  const asked: [bigint, string][] = [[1n, 'a'], [1n + 2n ** 32n, 'a'], [2n ** 63n - 1n, 'a'], [1n, 'š'], [1n, 'a\0'], [1n, '😀'], [1n, '😁']];
  expect(new Set(asked.map(([receiver, text]) => digestOf({ receiver: userId(receiver) }, textContent(text)))).size).toBe(asked.length);
});

test('servers of all versions make the same digests', () => {
  expect(digestOf({ receiver: userId(2) }, textContent('hello'))).toBe(2_616_234_916_360_744);
});

test('bodies of two kinds are never the same', () => {
  const other = { kind: { ...textKind, field: textKind.field + 1 }, body: 'hello' };
  expect(digestOf({ receiver: userId(2) }, other)).not.toBe(digestOf({ receiver: userId(2) }, textContent('hello')));
});

test('a group and the user with the same number are never the same', () => {
  expect(digestOf({ group: groupId(2) }, textContent('hello'))).not.toBe(digestOf({ receiver: userId(2) }, textContent('hello')));
});
