import { cecochat, encodeTextEvent, lineage, messageId, offset, sequence, toBigInt, toNumber, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { encodeDialogPage, encodeInboxPage } from './encode-pages.ts';
import { decideDialogPage, decideInboxPage, maxPageBytes } from './pages.ts';

const entry = (at: number, bytes = 10) => ({ offset: offset(at), event: Buffer.alloc(bytes) });
const inboxPage = (found: ReturnType<typeof entry>[], cursor: number, watermark: number, count = 16) =>
  decideInboxPage(found, { cursor: offset(cursor), watermark: offset(watermark), count });

test('a page that is not full goes on at the watermark', () => {
  expect(inboxPage([entry(3), entry(7)], 0, 20).nextCursor).toBe(20);
  expect(inboxPage([], 5, 20).nextCursor).toBe(20);
});

test('a full page goes on after its last event', () => {
  expect(inboxPage([entry(3), entry(7)], 0, 20, 2).nextCursor).toBe(8);
});

test('a cursor beyond the watermark stays: the reader never goes back', () => {
  expect(inboxPage([], 25, 20).nextCursor).toBe(25);
  expect(inboxPage([], 0, 0).nextCursor).toBe(0);
});

test('a page ends before it is too large for a gRPC client, and goes on with what did not fit', () => {
  const half = maxPageBytes / 2;
  const page = inboxPage([entry(1, half), entry(2, half), entry(3, 1)], 0, 20);
  expect(page.entries.map((found) => found.offset)).toEqual([1, 2]);
  expect(page.nextCursor).toBe(3);
});

test('an event that is too large by itself comes alone', () => {
  const page = inboxPage([entry(1, maxPageBytes + 1), entry(2)], 0, 20);
  expect(page.entries.map((found) => found.offset)).toEqual([1]);
  expect(page.nextCursor).toBe(2);
});

test('paging shows every event once, in order, and ends at the watermark', () => {
  const anInbox = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 80 });
  fc.assert(fc.property(anInbox, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 300 }), (offsets, count, watermark) => {
    const written = offsets.sort((a, b) => a - b).filter((at) => at < watermark);
    const seen: number[] = [];
    let cursor = offset(0);
    for (let pages = 0; cursor < watermark; pages++) {
      expect(pages).toBeLessThanOrEqual(written.length + 1);
      const found = written.filter((at) => at >= cursor).slice(0, count).map((at) => entry(at));
      const page = inboxPage(found, cursor, watermark, count);
      seen.push(...page.entries.map((shown) => shown.offset));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(written);
  }));
});

const message = (id: number, bytes = 10) => ({ messageId: messageId(id), event: Buffer.alloc(bytes) });

test('a dialog has a next page only when one more event was found', () => {
  expect(decideDialogPage([message(9), message(8)], 2).nextOlderThan).toBe(0n);
  const page = decideDialogPage([message(9), message(8), message(7)], 2);
  expect(page.entries.map((found) => found.messageId)).toEqual([9n, 8n]);
  expect(page.nextOlderThan).toBe(8n);
  expect(decideDialogPage([], 2)).toEqual({ entries: [], nextOlderThan: 0n });
});

test('a page of a dialog has a bound in bytes as well', () => {
  const page = decideDialogPage([message(9, maxPageBytes), message(8)], 16);
  expect(page.entries).toHaveLength(1);
  expect(page.nextOlderThan).toBe(9n);
});

const event = encodeTextEvent({
  messageId: messageId(7), sender: userId(1), device: 'phone', lineage: lineage(1), sequence: sequence(3), receiver: userId(2), text: 'hello',
});
const reaction = protobuf.Writer.create().uint32((99 << 3) | 2).bytes(Buffer.from('reaction')).finish();
const unknown = Buffer.concat([event.subarray(0, -9), reaction]);

test('pages are read back as they were put together', () => {
  const inbox = cecochat.v1.GetUserHistoryResponse.decode(
    encodeInboxPage({ entries: [{ offset: offset(2 ** 40), event }], nextCursor: offset(2 ** 40 + 1), watermark: offset(2 ** 41) },
      [{ from: offset(5), to: offset(2 ** 40) }, { from: offset(0), to: offset(3) }]),
  );
  expect(inbox.events.map((stored) => [toNumber(stored.offset), stored.event?.text?.text])).toEqual([[2 ** 40, 'hello']]);
  expect([toNumber(inbox.nextCursor), toNumber(inbox.watermark)]).toEqual([2 ** 40 + 1, 2 ** 41]);
  expect(inbox.gaps.map(({ from, to }) => [toNumber(from), toNumber(to)])).toEqual([[5, 2 ** 40], [0, 3]]);
  const dialog = cecochat.v1.GetDialogHistoryResponse.decode(
    encodeDialogPage({ entries: [{ messageId: messageId(7), event }], nextOlderThan: messageId(2n ** 62n) },
      [{ after: messageId(2n ** 60n), before: messageId(2n ** 63n - 1n) }, { after: messageId(0), before: messageId(9) }]),
  );
  expect(dialog.events.map((shown) => shown.text?.text)).toEqual(['hello']);
  expect(toBigInt(dialog.nextOlderThan)).toBe(2n ** 62n);
  expect(dialog.gaps.map(({ after, before }) => [toBigInt(after), toBigInt(before)])).toEqual([[2n ** 60n, 2n ** 63n - 1n], [0n, 9n]]);
});

test('the bytes of an event of an unknown kind are in the page', () => {
  expect(encodeDialogPage({ entries: [{ messageId: messageId(7), event: unknown }], nextOlderThan: messageId(0) }, []).includes(unknown)).toBe(true);
  const page = encodeInboxPage({ entries: [{ offset: offset(1), event: unknown }], nextCursor: offset(2), watermark: offset(2) }, []);
  expect(page.includes(unknown)).toBe(true);
});
