import { cecochat, messagingService, toLong, toNumber, wasUtf8 } from './index.ts';

const v1 = cecochat.v1;

/** The same bytes with `from` replaced by as many other bytes. */
function replaced(bytes: Uint8Array, from: string, to: readonly number[]): Buffer {
  const changed = Buffer.from(bytes);
  const at = changed.indexOf(from);
  changed.set(to, at);
  return changed;
}

const good = v1.ChatRequest.encode({ send: { sequence: toLong(7), receiver: toLong(8), text: { text: 'some text' } } }).finish();

test.each([
  ['a byte that begins nothing', [0xff, 0x65, 0x78, 0x74]],
  ['a sequence that breaks off', [0xe2, 0x82, 0x78, 0x74]],
  ['a surrogate', [0xed, 0xa0, 0x80, 0x74]],
  ['an overlong form', [0xc0, 0x80, 0x78, 0x74]],
])('a send whose text has %s is read, and its text is not UTF-8', (_, bytes) => {
  const { send } = messagingService.chat.requestDeserialize(replaced(good, 'text', bytes));
  expect([toNumber(send?.sequence), toNumber(send?.receiver)]).toEqual([7, 8]);
  expect(wasUtf8(send?.text?.text ?? '')).toBe(false);
});

test('a request whose other texts are UTF-8 keeps them', () => {
  const request = v1.SendRequest.encode({ device: 'télé', sequence: toLong(1), text: { text: 'some text' } }).finish();
  const read = messagingService.send.requestDeserialize(replaced(request, 'text', [0xff, 0xff, 0xff, 0xff]));
  expect(read.device).toBe('télé');
  expect([wasUtf8(read.device ?? ''), wasUtf8(read.text?.text ?? '')]).toEqual([true, false]);
});

test('texts that are UTF-8 are read as they are', () => {
  for (const text of ['x', '\u0000', 'ä😀', '\uFFFD']) {
    const { send } = messagingService.chat.requestDeserialize(Buffer.from(v1.ChatRequest.encode({ send: { text: { text } } }).finish()));
    expect([send?.text?.text, wasUtf8(send?.text?.text ?? '')]).toEqual([text, true]);
  }
});

test('bytes that are no message fail as before', () => {
  for (const bytes of [[0x0a, 0xff, 0xff, 0xff], [0x12, 0x05, 0x1a]]) expect(() => messagingService.chat.requestDeserialize(Buffer.from(bytes))).toThrow();
});
