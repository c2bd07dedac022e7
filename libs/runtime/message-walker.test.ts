import fc from 'fast-check';
import { MessageWalker } from './message-walker.ts';

function encode(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

test('messages are counted however the bytes are cut', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), fc.infiniteStream(fc.integer({ min: 1, max: 64 })), (messages, sizes) => {
    const bytes = Buffer.concat(messages.map(encode));
    const walker = new MessageWalker();
    let fed = 0;
    for (const size of sizes) {
      if (fed >= bytes.length) break;
      walker.take(bytes.subarray(fed, fed + size));
      fed = Math.min(fed + size, bytes.length);
      let [whole, rest] = [0, fed];
      for (const message of messages) {
        if (rest < message.length + 5) break;
        rest -= message.length + 5;
        whole++;
      }
      expect([walker.messages, walker.isPartial, walker.partialBytes]).toEqual([whole, rest > 0, rest]);
    }
    expect(walker.largest).toBe(Math.max(0, ...messages.map(({ length }) => length)));
  }));
});

test('a length is known as soon as it is announced', () => {
  const walker = new MessageWalker();
  walker.take(Buffer.from([0, 0xff, 0xff, 0xff, 0xff]));
  expect([walker.largest, walker.isPartial, walker.messages]).toEqual([2 ** 32 - 1, true, 0]);
});
