import fc from 'fast-check';
import {
  audienceOfReceipt, cecochat, encodeReceiptFrame, encodeReceiptRecord, encodeSeenMark, maxUserId, offset, parseSeenMark, readReceipt,
  readRecord, toNumber, type Receipt,
} from './index.ts';

const ids = fc.bigInt({ min: 1n, max: maxUserId });
const places = fc.record({ offset: fc.maxSafeNat(), isPrivate: fc.boolean(), reader: ids });
const ofDialogs = fc.record({ other: ids, seenTo: ids });
const ofGroups = fc.tuple(ids, fc.integer({ min: 1, max: 2 ** 31 }), fc.nat()).map(([group, seenTo, n]) => ({ group, seenTo, n: n % (seenTo + 1) }));
const receipts = fc.tuple(places, fc.oneof(ofDialogs, ofGroups)).map(([place, of]) => ({ ...place, ...of }) as unknown as Receipt);

test('a receipt is the same after a record, after a frame to devices and after one from a device, whatever is in it', () => {
  fc.assert(fc.property(receipts, (receipt) => {
    expect(readRecord(encodeReceiptRecord(receipt))).toMatchObject({ event: undefined, receipt });
    const stored = cecochat.v1.ChatResponse.decode(encodeReceiptFrame(offset(7), receipt)).receipt;
    expect([toNumber(stored?.offset), readReceipt(stored?.receipt ?? {})]).toEqual([7, receipt]);
    const { reader, ...seen } = receipt;
    expect(parseSeenMark(cecochat.v1.ChatRequest.decode(encodeSeenMark(seen)).receipt ?? {})).toEqual(seen);
    expect(audienceOfReceipt(receipt)).toContain(reader);
  }));
});

test('a receipt of a group, or one that is private, is for its reader alone', () => {
  const of = (more: object) => audienceOfReceipt({ reader: 1n, offset: 0, isPrivate: false, seenTo: 1, ...more } as unknown as Receipt);
  expect([of({ other: 2n }), of({ other: 1n }), of({ other: 2n, isPrivate: true }), of({ group: 2n, n: 1 })]).toEqual([[1n, 2n], [1n], [1n], [1n]]);
});
