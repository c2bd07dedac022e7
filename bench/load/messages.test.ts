import { cecochat, toLong } from '@cecochat/contracts';
import {
  countAcks, deliveredSend, kindOf, lastSequenceOf, listenFrame, sendFrame, sendKey, sendRequest, type DeviceSpec,
} from './messages.ts';

const { ChatRequest, ChatResponse, SendRequest } = cecochat.v1;
const device: DeviceSpec = { user: '7', device: 'bench', token: '', receiver: '9223372036854775807' };
const encode = (frame: cecochat.v1.IChatResponse) => Buffer.from(ChatResponse.encode(frame).finish());
const acks = (count: number) => Array.from({ length: count }, (_, index) => ({ sequence: toLong(index + 1), messageId: toLong(2n ** 60n) }));

test('frames are known by their first byte', () => {
  expect(kindOf(encode({ ready: { position: toLong(1) } }))).toBe('ready');
  expect(kindOf(encode({ delivery: { offset: toLong(1) } }))).toBe('delivery');
  expect(kindOf(encode({ acked: { acks: acks(1) } }))).toBe('acked');
  expect(kindOf(encode({ rejected: { code: 'x' } }))).toBe('rejected');
  expect(kindOf(encode({ progress: { offset: toLong(1) } }))).toBe('other');
});

test.each([1, 2, 7, 128])('%d acknowledgements are counted', (count) => {
  expect(countAcks(encode({ acked: { acks: acks(count) } }))).toBe(count);
});

test('a delivery names the send that it has', () => {
  const event = { sender: toLong(9n), sequence: toLong(5), device: 'bench', text: { text: 'x' } };
  const delivered = deliveredSend(encode({ delivery: { offset: toLong(1), event } }));
  expect(delivered).toEqual({ sender: '9', key: sendKey('9', 5) });
  expect(() => deliveredSend(encode({ ready: {} }))).toThrow('not a delivery');
});

test('a device goes on from the sequence that the server knows of', () => {
  expect(lastSequenceOf(encode({ ready: { lastSequence: toLong(41) } }))).toBe(41);
  expect(lastSequenceOf(encode({ ready: {} }))).toBe(0);
  expect(() => lastSequenceOf(encode({ progress: {} }))).toThrow('not ready');
});

test('what a device sends is what the protocol asks for', () => {
  expect(ChatRequest.decode(listenFrame(device)).listen?.device).toBe('bench');
  const { send } = ChatRequest.decode(sendFrame(device, 5));
  expect([send?.sequence?.toString(), send?.receiver?.toString(), send?.text?.text?.length]).toEqual(['5', device.receiver, 100]);
  expect(SendRequest.decode(sendRequest(device, 6))).toMatchObject({ device: 'bench', text: send?.text });
});
