import type { AddressInfo } from 'node:net';
import { cecochat, epoch, textContent, toLong, toNumber, type ChatError } from '@cecochat/contracts';
import { WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { eventually } from '../../../test/support/eventually.ts';
import { WebSocketCall } from '../web-socket-transport.ts';

const { ChatRequest, ChatResponse } = cecochat.v1;
let server: WebSocketServer;
let accepted: ServerSocket | undefined;
const peers: ServerSocket[] = [];
let messages: Buffer[] = [];

beforeAll(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  server.on('connection', (socket) => {
    accepted = socket;
    peers.push(socket);
    socket.on('message', (message: Buffer) => void messages.push(message));
  });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(() => {
  for (const peer of peers.splice(0)) peer.terminate();
  [accepted, messages] = [undefined, []];
});
afterAll(() => void server.close());

const listener = { token: 'a.b.c', device: 'page', cursor: undefined, lineage: undefined, epoch: epoch(3) };
const progress = (offset: number) => ChatResponse.encode({ progress: { offset: toLong(offset) } }).finish();

async function open() {
  const [offsets, errors]: [number[], ChatError[]] = [[], []];
  const handlers = {
    onFrame: (frame: cecochat.v1.IChatResponse) => {
      offsets.push(toNumber(frame.progress?.offset));
      onFrame();
    },
    onClosed: (error: ChatError) => void errors.push(error),
  };
  let onFrame = (): void => undefined;
  const call = new WebSocketCall(new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/chat`, 'cecochat.v1'), listener, handlers);
  accepted = undefined;
  const peer = await eventually(() => {
    if (accepted === undefined || messages.length < 2) throw new Error('not connected');
    return accepted;
  });
  return { call, peer, offsets, errors, setOnFrame: (next: () => void) => (onFrame = next) };
}

test('the token comes first, then the frames in their order, also those from before the connection', async () => {
  const { call } = await open();
  call.send({ ticket: 1, sequence: 1 as never, target: { receiver: 2n as never }, content: textContent('hello') });
  await eventually(() => expect(messages).toHaveLength(3));
  expect(messages[0]?.toString()).toBe('a.b.c');
  const [first, second] = messages.slice(1).map((bytes) => ChatRequest.decode(bytes));
  expect([first?.listen?.device, toNumber(first?.listen?.epoch), second?.send?.text?.text, toNumber(second?.send?.receiver)]).toEqual(['page', 3, 'hello', 2]);
});

test('frames that come while the session does not read wait for it, in their order', async () => {
  const { call, peer, offsets, setOnFrame } = await open();
  call.pause();
  for (const offset of [1, 2, 3, 4]) peer.send(progress(offset));
  await new Promise((resolve) => {
    peer.once('pong', resolve);
    peer.ping();
  });
  expect(offsets).toEqual([]);
  setOnFrame(() => {
    if (offsets.length === 2) call.pause();
  });
  call.resume();
  expect(offsets).toEqual([1, 2]);
  call.resume();
  await eventually(() => expect(offsets).toEqual([1, 2, 3, 4]));
});

test('a session that does not read for too long loses its connection, and not the memory of its machine', async () => {
  const { call, peer, errors } = await open();
  call.pause();
  for (let frame = 0; frame < 10_001; frame++) peer.send(progress(frame));
  await eventually(() => expect(errors).toMatchObject([{ code: 'slow-reader' }]));
});

test.each([
  ['a refusal', (peer: ServerSocket) => peer.close(4421, 'wrong-server; address=there:1; epoch=7; elsewhere'), { code: 'wrong-server', details: { address: 'there:1', epoch: 7 } }],
  ['a connection that breaks', (peer: ServerSocket) => peer.terminate(), { code: 'unavailable' }],
  ['a text', (peer: ServerSocket) => peer.send('text'), { code: 'internal' }],
  ['garbage', (peer: ServerSocket) => peer.send(Buffer.from([0x0a, 0xff])), { code: 'internal' }],
])('%s ends the call with its error', async (_what, act, error) => {
  const { peer, errors } = await open();
  act(peer);
  await eventually(() => expect(errors).toMatchObject([error]));
});

test('nothing is reported of a call that was closed from this side', async () => {
  const { call, peer, errors } = await open();
  call.close();
  await eventually(() => expect(peer.readyState).toBe(ServerSocket.CLOSED));
  expect(errors).toEqual([]);
});

test('a server that answers nothing is noticed within 11 s, and one that answers is kept', async () => {
  const [kept, lost] = [await open(), await open()];
  kept.peer.on('message', (message: Buffer) => {
    if (message.length === 0) kept.peer.send(message);
  });
  const beganMs = performance.now();
  await eventually(() => expect(lost.errors).toMatchObject([{ code: 'unavailable', message: 'the server does not answer' }]), 30_000);
  expect(performance.now() - beganMs).toBeGreaterThan(8_000);
  expect(kept.errors).toEqual([]);
  kept.call.close();
});
