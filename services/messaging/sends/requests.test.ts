import fc from 'fast-check';
import { cutIntoRequests, type OutgoingRecord } from './requests.ts';

const maxBytes = 1_000;
const overhead = 48;
const aRecord = fc.record({ partition: fc.nat(3), size: fc.integer({ min: 0, max: 1_200 }) });

test('requests hold all records in their order, and for no partition more than fits, unless one record is larger by itself', () => {
  fc.assert(fc.property(fc.array(aRecord), (sizes) => {
    const records = sizes.map(({ partition, size }) => ({ partition, value: Buffer.alloc(size) }));
    const requests = [...cutIntoRequests(records, maxBytes)];
    expect(requests.flat()).toEqual(records);
    const bytesOf = (request: readonly OutgoingRecord[], partition: number) =>
      request.filter((each) => each.partition === partition).reduce((sum, { value }) => sum + value.length + overhead, 0);
    requests.forEach((request, index) => {
      for (let partition = 0; partition < 4; partition++) {
        const count = request.filter((each) => each.partition === partition).length;
        expect(count === 1 || bytesOf(request, partition) <= maxBytes).toBe(true);
      }
      const next = requests[index + 1]?.[0];
      if (next !== undefined) expect(bytesOf([...request, next], next.partition)).toBeGreaterThan(maxBytes);
    });
  }));
});

test('no records make no request', () => {
  expect([...cutIntoRequests([], maxBytes)]).toEqual([]);
});
