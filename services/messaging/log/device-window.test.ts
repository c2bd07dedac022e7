import { lineage, messageId, sequence, type Lineage, type MessageId } from '@cecochat/contracts';
import fc from 'fast-check';
import { DeviceWindow, maxSkip, windowSize } from './device-window.ts';

const own = lineage(5);
const send = (number: number, digest = 1, of: Lineage | 'none' = own) => ({ lineage: of === 'none' ? undefined : of, sequence: sequence(number), digest });
const accepted = (id: number | bigint, of = own) => ({ kind: 'accepted' as const, id: messageId(id), lineage: of });

test('of what a device sent, as many of the latest sequences as the window holds are known, and what is below is behind', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 3 * windowSize }), { maxLength: 300 });
  fc.assert(fc.property(steps, (asked) => {
    const window = new DeviceWindow();
    const sent = new Map<number, MessageId>();
    let last = 0;
    for (const [index, each] of asked.entries()) {
      const candidate = messageId(index + 1);
      const known = sent.get(each);
      const isBehind = each <= last - windowSize;
      const claim = window.claim(send(each), candidate);
      if (claim.kind === 'repeated') expect(claim.id).toBe(known);
      else expect(claim).toEqual(isBehind ? { kind: 'behind', last } : accepted(candidate));
      if (known !== undefined && !isBehind) expect(claim.kind).toBe('repeated');
      if (isBehind || known !== undefined) continue;
      window.record(send(each), accepted(candidate));
      sent.set(each, candidate);
      last = Math.max(last, each);
      expect(window.find(send(each))).toEqual({ kind: 'repeated', id: candidate, lineage: own });
      expect(window.last).toBe(last);
    }
  }));
});

test('a sequence in the window with another digest is reused', () => {
  const window = new DeviceWindow();
  window.record(send(7), accepted(1));
  expect(window.claim(send(7, 2), messageId(2))).toEqual({ kind: 'reused', last: 7 });
  expect(window.claim(send(7), messageId(3))).toEqual({ kind: 'repeated', id: 1n, lineage: own });
});

test('a sequence may skip ahead, but not so far that the numbers run out', () => {
  const window = new DeviceWindow();
  window.record(send(7), accepted(1));
  expect(window.claim(send(7 + maxSkip), messageId(2)).kind).toBe('accepted');
  expect(window.claim(send(8 + maxSkip), messageId(2))).toEqual({ kind: 'ahead', last: 7 });
});

describe('of lineages', () => {
  test('the newest takes the place of the ones before, of which nothing is accepted any more', () => {
    const window = new DeviceWindow();
    window.record(send(7), accepted(1));
    expect(window.claim(send(1, 1, lineage(6)), messageId(2))).toEqual(accepted(2, lineage(6)));
    window.record(send(1, 1, lineage(6)), accepted(2, lineage(6)));
    expect([window.lineage, window.last]).toEqual([6, 1]);
    for (const number of [1, 7, 8]) expect(window.claim(send(number), messageId(3))).toEqual({ kind: 'reused', last: 1 });
    window.record(send(8), accepted(3));
    expect([window.lineage, window.last]).toEqual([6, 1]);
  });

  test('a send that names none belongs to the one that is known', () => {
    const window = new DeviceWindow();
    window.record(send(7), accepted(1));
    expect(window.find(send(7, 1, 'none'))).toEqual({ kind: 'repeated', id: 1n, lineage: own });
    expect(window.claim(send(8, 1, 'none'), messageId(2))).toEqual(accepted(2));
  });

  test('one that is not known begins with the first send', () => {
    const first = messageId(9n << 11n);
    expect(new DeviceWindow().claim(send(3, 1, 'none'), first)).toEqual(accepted(first, lineage(9)));
    expect(new DeviceWindow().claim(send(3, 1, lineage(4)), first)).toEqual(accepted(first, lineage(4)));
  });
});
