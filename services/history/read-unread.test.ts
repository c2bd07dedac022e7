import { messageId, offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { maxUnread, unreadOf as unread } from './read-unread.ts';

const arrival = (at: number, sequence = at, device = 'phone', lineage = 1) =>
  ({ offset: offset(at), device, lineage, sequence, messageId: messageId(at + 1) });
const unreadOf = (...args: Parameters<typeof unread>) => unread(...args).map((each) => each.offset);

test('messages behind the last one that was seen are unread, the latest first', () => {
  const arrivals = [arrival(9), arrival(7), arrival(4), arrival(2)];
  expect(unreadOf(arrivals, 4)).toEqual([9, 7]);
  expect(unreadOf(arrivals, -1)).toEqual([9, 7, 4, 2]);
  expect(unreadOf(arrivals, 9)).toEqual([]);
});

test('a message that is in the log twice counts once, and not where the first one was seen', () => {
  const arrivals = [arrival(9, 3), arrival(8, 3), arrival(7, 2), arrival(4, 2)];
  expect(unreadOf(arrivals, 1)).toEqual([8, 4]);
  expect(unreadOf(arrivals, 5)).toEqual([8]);
  expect(unreadOf([arrival(9, 1, 'phone', 2), arrival(8, 1, 'tablet'), ...arrivals.slice(2)], 7)).toEqual([9, 8]);
});

test('whatever was repeated, as many count as a device shows that drops repeats by the highest sequence', () => {
  const logs = fc.array(fc.record({ device: fc.constantFrom('a', 'b'), sequence: fc.integer({ min: 1, max: 9 }) }), { maxLength: 40 });
  fc.assert(fc.property(logs, fc.nat({ max: 40 }), (log, seen) => {
    const arrivals = log.map(({ device, sequence }, at) => arrival(at, sequence, device)).reverse();
    const shown: number[] = [];
    const highest = new Map<string, number>();
    log.forEach(({ device, sequence }, at) => {
      if (sequence <= (highest.get(device) ?? 0)) return;
      highest.set(device, sequence);
      shown.push(at);
    });
    expect(unreadOf(arrivals, seen)).toEqual(shown.filter((at) => at > seen).reverse());
  }));
});

test('no more than a bound are counted', () => {
  const arrivals = Array.from({ length: maxUnread + 10 }, (_, index) => arrival(index)).reverse();
  expect(unreadOf(arrivals, -1)).toHaveLength(maxUnread);
});
