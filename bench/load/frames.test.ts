import { encodeFrame, encodeMessage, FrameReader, frameType, MessageReader } from './frames.ts';

const bytes = Buffer.concat([
  encodeFrame(frameType.settings, 0, 0),
  encodeMessage(1, Buffer.from('first'), false),
  encodeMessage(3, Buffer.from('second'), true),
  encodeFrame(frameType.ping, 1, 0, Buffer.alloc(8, 7)),
]);

test.each([1, 2, 3, 7, 13, 1_000])('frames come out whole, whatever pieces of %d bytes they come in', (size) => {
  const found: [number, number, number, string][] = [];
  const reader = new FrameReader(({ type, flags, stream, payload }) => found.push([type, flags, stream, payload.toString('latin1')]));
  for (let at = 0; at < bytes.length; at += size) reader.take(bytes.subarray(at, at + size));
  expect(found).toEqual([
    [4, 0, 0, ''],
    [0, 0, 1, '\0\0\0\0\x05first'],
    [0, 1, 3, '\0\0\0\0\x06second'],
    [6, 1, 0, '\x07'.repeat(8)],
  ]);
});

test.each([1, 4, 6, 1_000])('so do messages, in payloads of %d bytes', (size) => {
  const stream = Buffer.concat(['one', '', 'three'].map((text) => encodeMessage(1, Buffer.from(text), false).subarray(9)));
  const found: string[] = [];
  const reader = new MessageReader((message) => found.push(message.toString()));
  for (let at = 0; at < stream.length; at += size) reader.take(stream.subarray(at, at + size));
  expect(found).toEqual(['one', '', 'three']);
});

test('a message that does not fit into a frame is refused', () => {
  expect(() => encodeMessage(1, Buffer.alloc(16_380), false)).toThrow('16380 bytes');
});
