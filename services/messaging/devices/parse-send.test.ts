import { lineage, lineageAt, maxTextBytes, textContent, toLong } from '@cecochat/contracts';
import { parseCursor, parseDevice, parseLineage, parseSend as parse } from './parse-send.ts';

const good = { sequence: toLong(1), receiver: toLong(2), text: 'hello' };
const parseSend = (wire: Parameters<typeof parse>[0]) => parse(wire, lineage(5));

test('a good send is taken as it is', () => {
  expect(parseSend(good)).toEqual({ lineage: 5, sequence: 1, receiver: 2n, content: textContent('hello'), digest: expect.any(Number) });
});

test('a digest is that of receiver and text, and of nothing else', () => {
  const { digest } = parseSend(good);
  expect(Number.isSafeInteger(digest)).toBe(true);
  expect(parseSend({ ...good, sequence: toLong(2) }).digest).toBe(digest);
  for (const other of [{ ...good, text: 'hello!' }, { ...good, receiver: toLong(3) }, { sequence: toLong(1), receiver: toLong(20), text: ' hello' }]) {
    expect(parseSend(other).digest).not.toBe(digest);
  }
});

test.each([
  ['sequence', { ...good, sequence: toLong(0) }],
  ['sequence', { receiver: toLong(2), text: 'hello' }],
  ['sequence', { ...good, sequence: toLong(2n ** 53n) }],
  ['receiver', { ...good, receiver: toLong(0) }],
  ['receiver', { ...good, receiver: toLong(-1n) }],
  ['receiver', { sequence: toLong(1), text: 'hello' }],
  ['text', { ...good, text: '' }],
  ['text', { ...good, text: 'half a \uD83D' }],
  ['text', { ...good, text: 'x'.repeat(maxTextBytes + 1) }],
  ['text', { ...good, text: 'é'.repeat(maxTextBytes / 2 + 1) }],
])('a wrong %s is refused and named', (field, wire) => {
  expect(() => parseSend(wire)).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});

test('a text of exactly the limit is taken', () => {
  expect(parseSend({ ...good, text: 'é'.repeat(maxTextBytes / 2) }).content.body).toHaveLength(maxTextBytes / 2);
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
