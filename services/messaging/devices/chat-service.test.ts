import { ChatError, toBigInt, toLong, userId } from '@cecochat/contracts';
import { eventually } from '../../../test/support/eventually.ts';
import { callerNamed } from '../../../test/support/memory-connection.ts';
import { MemoryMessaging } from '../../../test/support/memory-messaging.ts';
import { windowSize } from '../log/device-window.ts';

const [ann, bob] = [userId(1), userId(2)];
const send = (number: number, text: string) => ({ send: { sequence: toLong(number), receiver: toLong(bob), text: { text } } });

test('calls without a stream obey the window of their device: one more than it holds is refused, and accepted afterwards', async () => {
  const server = new MemoryMessaging();
  const call = (number: number) => server.service.send({ device: 'phone', sequence: toLong(number), receiver: toLong(bob), text: { text: 'x' } }, callerNamed(ann));
  const outcomes = await Promise.allSettled(Array.from({ length: windowSize + 1 }, (_, index) => call(index + 1)));
  expect(outcomes.map(({ status }) => status)).toEqual([...Array<string>(windowSize).fill('fulfilled'), 'rejected']);
  expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'overloaded', message: `at most ${windowSize} sends may be unacknowledged at once` } });
  expect(server.refusedCodes).toEqual(['overloaded']);
  await expect(call(windowSize + 1)).resolves.toMatchObject({ lineage: expect.anything() as unknown });
});

test('a message passes from the device that sends it through the log to every device of both users', async () => {
  const server = new MemoryMessaging();
  const [phone, tablet, bobs] = [await server.listen(ann), await server.listen(ann, 'tablet'), await server.listen(bob)];
  phone.write(send(1, 'hello'));
  phone.write(send(2, 'bob'));
  await eventually(() => expect(phone.acks.flat()).toEqual([1, 2]));
  for (const device of [phone, tablet, bobs]) await eventually(() => expect(device.deliveries).toEqual([0, 1]));
  expect(await server.service.send({ device: 'watch', sequence: toLong(1), receiver: toLong(bob), text: { text: 'alone' } }, callerNamed(ann))).toBeTruthy();
  await eventually(() => expect(bobs.deliveries).toEqual([0, 1, 2]));
});

test('a device that disconnects while its stream opens leaves nothing behind', async () => {
  const server = new MemoryMessaging();
  const asked = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<undefined>();
  server.remembered = async () => {
    asked.resolve(undefined);
    return answer.promise;
  };
  const device = server.connect(ann);
  device.write({ listen: { device: 'phone' } });
  await asked.promise;
  device.close();
  await new Promise((resolve) => setTimeout(resolve, 5));
  answer.resolve(undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(server.table.connections).toBe(0);
  const again = await server.listen(ann);
  expect({ connections: server.table.connections, ended: again.ended }).toEqual({ connections: 1, ended: undefined });
});

test('a connection that begins with another frame, or with none, is refused', async () => {
  const server = new MemoryMessaging();
  const [sends, silent] = [server.connect(ann), server.connect(ann)];
  sends.write(send(1, 'hello'));
  silent.end();
  for (const device of [sends, silent]) {
    await eventually(() => expect(device.ended).toMatchObject({ code: 'invalid-argument', details: { field: 'listen' } }));
  }
  expect(server.noted).toEqual(Array.from({ length: 2 }, () => ({ event: 'call-refused', code: 'invalid-argument', field: 'listen', address: '203.0.113.7', user: ann })));
});

test('a full server refuses one more device, which may come once another one is gone', async () => {
  const server = new MemoryMessaging();
  const [first] = [await server.listen(ann), await server.listen(bob), await server.listen(bob, 'tablet')];
  const late = server.connect(ann);
  late.write({ listen: { device: 'tablet' } });
  await eventually(() => expect(late.ended).toMatchObject({ code: 'overloaded', details: { field: 'limits.connectionsPerServer' } }));
  expect(server.noted).toEqual([{ event: 'limit-reached', limit: 'limits.connectionsPerServer', address: '203.0.113.7', user: ann }]);
  first.close();
  await eventually(() => expect(server.table.connections).toBe(2));
  await server.listen(ann, 'tablet');
});

test('a server that stops ends its streams, after their acknowledgements, with when to come back', async () => {
  const server = new MemoryMessaging();
  const phone = await server.listen(ann);
  phone.write(send(1, 'hello'));
  await new Promise((resolve) => setImmediate(resolve));
  await server.service.drain(AbortSignal.timeout(5_000), 1_000, () => 0.25);
  await eventually(() => expect(phone.ended).toMatchObject({ code: 'unavailable', details: { retryAfterMs: 250 } }));
  expect(phone.acks).toEqual([[1]]);
  const late = server.connect(bob);
  late.write({ listen: { device: 'phone' } });
  await eventually(() => expect(late.ended).toMatchObject({ code: 'unavailable' }));
  expect(server.noted).toEqual([]);
});

test.each([
  ['does not read', new ChatError('slow-reader', 'it does not read'), { code: 'slow-reader' }],
  ['has a token that was ended', new ChatError('unauthenticated', 'the token was ended', { field: 'authorization' }), { code: 'unauthenticated', field: 'authorization', reason: 'the token was ended' }],
  ['sends more than a limit allows', new ChatError('overloaded', 'at most 1 may wait', { field: 'send' }), { code: 'overloaded', field: 'send' }],
])('the audit has the stream that a server closes since it %s, with user and address', async (_what, error, entry) => {
  const server = new MemoryMessaging();
  await server.listen(ann);
  for (const stream of server.streams()) stream.close(error);
  expect(server.noted).toEqual([{ event: 'stream-closed', ...entry, user: ann, address: '203.0.113.7' }]);
});

test('the audit has no stream that a device replaces, that is redirected, or that the device itself ends', async () => {
  const server = new MemoryMessaging();
  const first = await server.listen(ann);
  const again = await server.listen(ann);
  await eventually(() => expect(first.ended).toMatchObject({ code: 'replaced' }));
  again.close();
  await eventually(() => expect(server.table.connections).toBe(0));
  await server.listen(ann);
  for (const stream of server.streams()) stream.close(new ChatError('wrong-server', 'the partition is elsewhere'));
  expect(server.noted).toEqual([]);
});

test('the audit has one line for a device that makes room for another one of its user: it is evicted', async () => {
  const server = new MemoryMessaging(20);
  for (let count = 0; count <= 16; count++) await server.listen(ann, `d${count}`);
  expect(server.noted).toEqual([{ event: 'device-evicted', user: ann }]);
});

/** The receipt of a device for the dialog with a user. */
const seen = (offset: number, seenTo: unknown, other = ann) =>
  ({ receipt: { other: toLong(other), offset: toLong(offset), seenTo: seenTo as ReturnType<typeof toLong> } });

/** Ann has sent so many messages to Bob, whose devices have them. */
async function afterSends(count: number) {
  const server = new MemoryMessaging();
  const [anns, bobs] = [await server.listen(ann), await server.listen(bob)];
  for (let number = 1; number <= count; number++) anns.write(send(number, `${number}`));
  await eventually(() => expect(bobs.deliveries).toHaveLength(count));
  const ids = bobs.frames.flatMap(({ delivery }) => (delivery ? [delivery.event?.messageId] : []));
  return { server, anns, bobs, ids };
}

test('of the receipts of a conversation within a moment the latest is written once, and comes to both users', async () => {
  const { server, anns, bobs, ids } = await afterSends(3);
  for (const at of [0, 1, 2]) bobs.write(seen(at, ids[at]));
  for (const device of [anns, bobs]) {
    await eventually(() => expect(device.receipts).toMatchObject([{ offset: 3, reader: 2n, other: 1n, seenTo: toBigInt(ids[2]), at: 2 }]));
  }
  expect(server.receiptOutcomes).toEqual(['merged', 'merged', 'written']);
  expect(bobs.frames[0]?.ready?.frames).toEqual(['receipt', 'typing', 'watch']);
});

test('a receipt for the devices of its reader alone does not come to the other user', async () => {
  const { anns, bobs, ids } = await afterSends(1);
  bobs.write({ receipt: { ...seen(0, ids[0]).receipt, private: true } });
  await eventually(() => expect(bobs.receipts).toHaveLength(1));
  anns.write(send(2, 'later'));
  await eventually(() => expect(anns.deliveries).toHaveLength(2));
  expect(anns.receipts).toEqual([]);
});

test.each([
  ['backwards', { offset: 0, id: 0, other: ann }, 'already-seen', 'offset'],
  ['beyond the end of the log', { offset: 9, id: 1, other: ann }, 'beyond-end', 'offset'],
  ['of a conversation with a stranger', { offset: 1, id: 1, other: userId(77) }, 'not-in-conversation', 'seen_to'],
  ['of another event than the one at its offset', { offset: 1, id: 0, other: ann }, 'not-in-conversation', 'seen_to'],
])('a receipt %s is refused and changes nothing, and the stream stays open', async (_what, { offset, id, other }, code, field) => {
  const { server, bobs, ids } = await afterSends(3);
  bobs.write(seen(1, ids[1]));
  await eventually(() => expect(bobs.receipts).toHaveLength(1));
  bobs.write(seen(offset, ids[id], other));
  await eventually(() => expect(bobs.refusedReceipts).toMatchObject([{ code, field }]));
  bobs.write(seen(2, ids[2]));
  await eventually(() => expect(bobs.receipts).toMatchObject([{ at: 1 }, { at: 2 }]));
  expect(server.receiptOutcomes).toEqual(['written', 'refused', 'written']);
});

test('a receipt for a message of the future is refused', async () => {
  const { bobs } = await afterSends(1);
  bobs.write(seen(0, toLong(2n ** 62n)));
  await eventually(() => expect(bobs.refusedReceipts).toMatchObject([{ code: 'beyond-end', field: 'seen_to' }]));
});

test.each([
  ['conversation', {}],
  ['other', { other: toLong(0) }],
  ['group', { group: toLong(0), seenTo: toLong(1) }],
  ['seen_to', { other: toLong(1) }],
  ['seen_to', { group: toLong(1) }],
  ['n', { group: toLong(1), seenTo: toLong(1), n: toLong(2) }],
  ['offset', { other: toLong(1), seenTo: toLong(1), offset: toLong(2n ** 60n) }],
])('a receipt with a wrong %s is refused with the name of the field', async (field, receipt) => {
  const { bobs } = await afterSends(0);
  bobs.write({ receipt });
  await eventually(() => expect(bobs.refusedReceipts).toMatchObject([{ code: 'invalid-argument', field }]));
});

test('a server that stops writes the receipts that it has taken', async () => {
  const { server, bobs, ids } = await afterSends(1);
  bobs.write(seen(0, ids[0]));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await server.service.drain(AbortSignal.timeout(5_000), 0, () => 0);
  expect(server.receiptOutcomes).toEqual(['written']);
});
