import { fromCloseFrame, toCloseFrame } from './web-sockets.ts';
import { ChatError, errorCodes, invalid } from './errors.ts';

test('every code has a number of its own from 4400 on, and comes back from it', () => {
  const frames = errorCodes.map((code) => toCloseFrame(new ChatError(code, 'because')));
  expect(new Set(frames.map(({ code }) => code)).size).toBe(errorCodes.length);
  expect(frames.every(({ code }) => code >= 4400 && code < 4600)).toBe(true);
  expect(frames.map((frame) => fromCloseFrame(frame).code)).toEqual(errorCodes);
  expect(frames.map(({ code }) => fromCloseFrame({ code, reason: '' }).code)).toEqual(errorCodes);
});

test('a refusal has its field, when to come back, and its message', () => {
  const frame = toCloseFrame(new ChatError('overloaded', 'at most 5; a second', { field: 'limits.perUser.streams', retryAfterMs: 400 }));
  expect(frame).toEqual({ code: 4429, reason: 'overloaded; field=limits.perUser.streams; retry-after-ms=400; at most 5; a second' });
  expect(fromCloseFrame(frame)).toMatchObject({ code: 'overloaded', message: 'at most 5; a second', details: { field: 'limits.perUser.streams', retryAfterMs: 400 } });
});

test('a device gets the address for WebSockets, and none where a server has none', () => {
  const details = { address: 'grpc:1', webSocketAddress: '[::1]:2', epoch: 7 };
  expect(fromCloseFrame(toCloseFrame(new ChatError('wrong-server', 'elsewhere', details))).details).toEqual({ address: '[::1]:2', epoch: 7 });
  expect(fromCloseFrame(toCloseFrame(new ChatError('wrong-server', 'elsewhere', { address: 'grpc:1', epoch: 7 }))).details).toEqual({ epoch: 7 });
});

test('a reason keeps to 123 bytes: long details are left out, and a long message ends between two characters', () => {
  const long = toCloseFrame(new ChatError('wrong-server', '😀'.repeat(100), { webSocketAddress: `${'a'.repeat(200)}:1`, epoch: 7 }));
  expect(Buffer.byteLength(long.reason)).toBeLessThanOrEqual(123);
  expect(long.reason).toMatch(/^wrong-server; epoch=7; 😀+…$/u);
  expect(Buffer.byteLength(toCloseFrame(invalid('x'.repeat(300), 'must be short')).reason)).toBeLessThanOrEqual(123);
});

test('the message of an unknown error stays inside', () => {
  expect(toCloseFrame(ChatError.from(new Error('secret'))).reason).toBe('internal; internal error');
});

test('without a close frame, or with one of a proxy, a connection is unavailable; one that breaks the protocol is wrong', () => {
  expect([1000, 1001, 1006, 1011, 4999].map((code) => fromCloseFrame({ code, reason: 'x' }).code)).toEqual(Array.from({ length: 5 }, () => 'unavailable'));
  expect(fromCloseFrame({ code: 1009, reason: '' })).toMatchObject({ code: 'invalid-argument' });
});
