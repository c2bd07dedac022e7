import {
  cecochat, lineage, lineageAt, maxTextBytes, textContent, toLong, groupId, textKind, userId, deletionContent, sequence,
  timeOfId, type Content, type MessageId,
} from '@cecochat/contracts';
import {
  parseCursor, parseDevice, parseLineage, parseSend as parse, digestOf, checkSend, type Send,
} from './parse-send.ts';

const { OutgoingEvent } = cecochat.v1;
const good = { sequence: toLong(1), receiver: toLong(2), text: { text: 'hello' } };
const parseSend = (wire: Parameters<typeof parse>[0]) => parse(wire, lineage(5));

test('a good send is taken as it is', () => {
  expect(parseSend(good)).toEqual({ lineage: 5, sequence: 1, receiver: 2n, content: textContent('hello'), digest: expect.any(Number) });
});

test('a digest is that of receiver and text, and of nothing else', () => {
  const { digest } = parseSend(good);
  expect(Number.isSafeInteger(digest)).toBe(true);
  expect(parseSend({ ...good, sequence: toLong(2) }).digest).toBe(digest);
  for (const other of [{ ...good, text: { text: 'hello!' } }, { ...good, receiver: toLong(3) }, { sequence: toLong(1), receiver: toLong(20), text: { text: ' hello' } }]) {
    expect(parseSend(other).digest).not.toBe(digest);
  }
});

test.each([
  ['sequence', { ...good, sequence: toLong(0) }],
  ['sequence', { receiver: toLong(2), text: { text: 'hello' } }],
  ['sequence', { ...good, sequence: toLong(2n ** 53n) }],
  ['receiver', { ...good, receiver: toLong(0) }],
  ['receiver', { ...good, receiver: toLong(-1n) }],
  ['target', { sequence: toLong(1), text: { text: 'hello' } }],
  ['group', { ...good, receiver: null, group: toLong(0) }],
  ['group', { ...good, receiver: null, group: toLong(-1n) }],
  ['body', { sequence: toLong(1), receiver: toLong(2) }],
  ['text', { ...good, text: { text: '' } }],
  ['text', { ...good, text: { text: 'half a \uD83D' } }],
  ['text', { ...good, text: { text: 'x'.repeat(maxTextBytes + 1) } }],
  ['text', { ...good, text: { text: 'é'.repeat(maxTextBytes / 2 + 1) } }],
])('a wrong %s is refused and named', (field, wire) => {
  expect(() => parseSend(wire)).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});

test('a send to a group names the group alone', () => {
  const { sequence, text } = good;
  expect(parseSend({ sequence, text, group: toLong(7) })).toEqual({ lineage: 5, sequence: 1, group: 7n, content: textContent('hello'), digest: expect.any(Number) });
});

test('of two targets the later one counts', () => {
  const [toUser, toGroup] = [{ receiver: toLong(2) }, { group: toLong(7) }].map((target) => OutgoingEvent.encode(target).finish()) as [Uint8Array, Uint8Array];
  const sent = (...targets: readonly Uint8Array[]) => OutgoingEvent.decode(Buffer.concat([OutgoingEvent.encode({ ...good, receiver: null }).finish(), ...targets]));
  expect(parseSend(sent(toGroup, toUser)).receiver).toBe(2n);
  expect(parseSend(sent(toUser, toGroup, toUser)).receiver).toBe(2n);
  expect(parseSend(sent(toUser, toGroup)).group).toBe(7n);
});

test('a text of exactly the limit is taken', () => {
  expect(parseSend({ ...good, text: { text: 'é'.repeat(maxTextBytes / 2) } }).content.body).toHaveLength(maxTextBytes / 2);
});

test.each([undefined, '', 'x'.repeat(65), 'é'.repeat(33), '\uD800'])('a device named %p is refused', (device) => {
  expect(() => parseDevice(device)).toThrow(expect.objectContaining({ details: { field: 'device' } }));
});

test('a lineage is optional, and not from the future', () => {
  const latest = lineageAt(Date.UTC(2026, 0, 1));
  expect(parseLineage(undefined, latest)).toBeUndefined();
  expect(parseLineage(toLong(0), latest)).toBeUndefined();
  expect(parseLineage(toLong(latest), latest)).toBe(latest);
  for (const wrong of [latest + 1, 2n ** 60n]) {
    expect(() => parseLineage(toLong(wrong), latest)).toThrow(expect.objectContaining({ details: { field: 'lineage' } }));
  }
});

test('a cursor is optional, and bounded', () => {
  expect(parseCursor(undefined)).toBeUndefined();
  expect(parseCursor(toLong(0))).toBe(0);
  expect(() => parseCursor(toLong(2n ** 60n))).toThrow(expect.objectContaining({ details: { field: 'cursor' } }));
});

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

const account = (number: number) => userId(2n ** 62n + BigInt(number));

test('a message is refused by the time of its id, so that each attempt has the same outcome; what was sent can be deleted', () => {
  const id = (1_000n << 22n) as MessageId;
  const outcomeOf = (content: Content, blockedSinceMs: number | undefined) => {
    const send: Send = { lineage: undefined, sequence: sequence(1), digest: 1, receiver: account(2), content };
    try {
      checkSend(send, { sender: account(1), id, editWindowMs: 1_000, blockedSinceMs });
      return 'taken';
    } catch (error) {
      return (error as { readonly code: string }).code;
    }
  };
  const text = textContent('hello') as Content;
  const deletion = deletionContent({ messageId: id, seq: 0, author: account(1) }) as Content;
  const atMs = timeOfId(id);
  expect([undefined, atMs + 1, atMs, atMs - 1].map((sinceMs) => outcomeOf(text, sinceMs))).toEqual(['taken', 'taken', 'not-accepted', 'not-accepted']);
  expect(outcomeOf(deletion, atMs - 1)).not.toBe('not-accepted');
});
