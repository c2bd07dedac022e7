import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { messagingService, toLong } from '@cecochat/contracts';
import { ServerCertificate } from '@cecochat/runtime';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { CertificateAuthority } from '../../../test/support/kubernetes/certificate-authority.ts';
import { describeConnection } from '../../../test/support/connection-contract.ts';
import { openTestEdge, type TestEdge } from '../../../test/support/edge.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { RawWebSocket, type RawWebSocketOptions } from '../../../test/support/raw-web-socket.ts';
import type { DeviceConnection } from './device-connection.ts';
import { WebSocketConnection } from './web-socket-connection.ts';
import { WebSocketEdge } from './web-socket-edge.ts';

const accepted: DeviceConnection[] = [];
const received: unknown[] = [];
const devices: RawWebSocket[] = [];
const logger = pino({ enabled: false });
const accept = (connection: DeviceConnection) => void accepted.push(connection);
const taker = { accept };
let aheadMs = 0;
let edge: TestEdge;
let server: WebSocketEdge;
let address = '';

beforeAll(async () => {
  edge = await openTestEdge(() => performance.now() + aheadMs);
  server = new WebSocketEdge({ taker, edge, certificate: undefined, origins: ['https://chat.example.com', 'loopback'], logger });
  address = `127.0.0.1:${await server.listen('127.0.0.1:0')}`;
});

afterEach(() => {
  for (const device of devices.splice(0)) device.close();
  accepted.length = received.length = edge.refused.length = edge.noted.length = 0;
  taker.accept = accept;
});

afterAll(async () => {
  await server.drain(0);
  edge.close();
});

function dial(token: string | undefined, options: RawWebSocketOptions = {}): RawWebSocket {
  const device = new RawWebSocket(address, token, options);
  devices.push(device);
  return device;
}

/** A device with a valid token, and its connection. */
async function open(options: RawWebSocketOptions = {}): Promise<{ connection: WebSocketConnection; device: RawWebSocket }> {
  const device = dial(await edge.tokenOf(1), options);
  const connection = await eventually(() => {
    const [first] = accepted;
    if (first instanceof WebSocketConnection) return first;
    throw new Error(`no connection: ${device.closed?.reason}`);
  });
  connection.handler = { received: (frame) => void received.push(frame), finished: () => undefined, drained: () => undefined, gone: () => undefined };
  return { connection, device };
}

const listen = messagingService.chat.requestSerialize({ listen: { device: 'phone' } });
const closedWith = (device: RawWebSocket) => eventually(() => device.closed ?? fail('the connection is open'));

describeConnection(async () => {
  const { connection, device } = await open();
  // A paused client answers no ping.
  return { connection, device, settle: () => turn() };
});

test('a device is brought with the user of its token, before it sends a frame; nothing is compressed', async () => {
  const device = dial(await edge.tokenOf(77), { perMessageDeflate: true });
  await eventually(() => expect(accepted).toMatchObject([{ caller: { user: 77n } }]));
  expect(device.socket).toMatchObject({ extensions: '', protocol: 'cecochat.v1' });
});

test.each([
  ['a token that is not valid', Buffer.from('not.a.token')],
  ['a frame before the token', listen],
  ['nothing in place of the token', Buffer.alloc(0)],
])('no connection is made for %s', async (_what, first) => {
  const device = dial(undefined);
  device.raw(first);
  device.write({ listen: { device: 'phone' } });
  expect(await closedWith(device)).toMatchObject({ code: 4401, reason: expect.stringMatching(/^unauthenticated; field=authorization; /) as string });
  expect(accepted).toEqual([]);
});

test.each([['in place of the token', undefined], ['in place of a frame', 1]])('a text message %s ends the connection', async (_where, user) => {
  const { device } = user === undefined ? { device: dial(undefined) } : await open();
  device.raw('eyJhbGciOiJFZERTQSJ9');
  if (user === undefined) expect(await closedWith(device)).toEqual({ code: 4400, reason: 'invalid-argument; field=frame; frame must be a binary message' });
  else await eventually(() => expect(received).toMatchObject([{ code: 'invalid-argument', details: { field: 'frame' } }]));
});

test('a message may have 64 KiB and not a byte more', async () => {
  const { device } = await open();
  const frame = (length: number) => messagingService.chat.requestSerialize({ send: { sequence: toLong(1), text: { text: 'x'.repeat(length) } } });
  const most = 65_536 - (frame(60_000).length - 60_000);
  device.raw(frame(most));
  await eventually(() => expect(received).toHaveLength(1));
  device.raw(frame(most + 1));
  expect(await closedWith(device)).toMatchObject({ code: 1009 });
  expect(received).toHaveLength(1);
});

test.each<[string, RawWebSocketOptions, number]>([
  ['of a foreign origin', { origin: 'https://evil.example.com' }, 403],
  ['of an origin that only begins like an allowed one', { origin: 'https://chat.example.com.evil.example' }, 403],
  ['of no origin of a page', { origin: 'null' }, 403],
  ['with the token in the URL', { path: '/chat?token=x' }, 400],
  ['to another path', { path: '/' }, 404],
  ['without the subprotocol', { protocols: [] }, 400],
])('a handshake %s is refused', async (_what, options, status) => {
  const device = dial(await edge.tokenOf(1), options);
  await eventually(() => expect(device.refused).toBe(status));
  expect(edge.refused).toEqual(['handshake']);
  expect(edge.noted).toEqual([{ event: 'connection-refused', reason: 'handshake', code: expect.any(String), field: expect.any(String), address: '127.0.0.1' }]);
});

test.each(['https://chat.example.com', 'http://localhost:5173', 'http://127.0.0.1'])('pages of %s may connect', async (origin) => {
  await open({ origin });
});

test('what is no handshake is answered with a reason', async () => {
  const answer = await fetch(`http://${address}/chat`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'invalid-argument', field: 'upgrade' });
  const socket = connect({ host: '127.0.0.1', port: Number(address.split(':')[1]) });
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  expect(await textOf(socket)).toMatch(/^HTTP\/1.1 400 /);
});

test('frames that come with the token are read after it is verified, in their order', async () => {
  const token = await edge.tokenOf(5);
  const device = dial(token);
  for (const sequence of [1, 2, 3]) device.write({ send: { sequence: toLong(sequence) } });
  taker.accept = (connection) => {
    accepted.push(connection);
    connection.handler = { received: (frame) => void received.push(frame), finished: () => undefined, drained: () => undefined, gone: () => undefined };
  };
  await eventually(() => expect(received.map((frame) => Number((frame as { send: { sequence: unknown } }).send.sequence))).toEqual([1, 2, 3]));
});

test.each([['without a token', false], ['with a token and without a frame', true]])('a connection %s is closed after ten seconds, as one that is silent', async (_what, hasToken) => {
  const { connection, device: other } = await open();
  other.raw(listen);
  await eventually(() => expect(received).toHaveLength(1));
  const device = dial(hasToken ? await edge.tokenOf(3) : undefined);
  await eventually(() => expect({ state: device.socket.readyState, accepted: accepted.length }).toEqual({ state: WebSocket.OPEN, accepted: hasToken ? 2 : 1 }));
  aheadMs += 10_001;
  edge.connections.sweep();
  expect(await closedWith(device)).toMatchObject({ code: 1006 });
  expect(edge.refused).toEqual(['silent']);
  expect(connection.isGone).toBe(false);
});

test('an empty message is answered by one; a flood of them, or of pings, ends the connection', async () => {
  const { device } = await open();
  device.raw(Buffer.alloc(0));
  await eventually(() => expect(device.beats).toBe(1));
  for (let count = 0; count < 50; count++) device.raw(Buffer.alloc(0));
  for (let count = 0; count < 51; count++) device.socket.ping();
  expect(await closedWith(device)).toMatchObject({ code: 4429, reason: expect.stringContaining('field=ping') as string });
});

test('more frames than may wait end a paused connection, after those that do', async () => {
  const { connection, device } = await open();
  connection.handler.received = (frame) => {
    received.push(frame);
    connection.pause();
  };
  // In one piece: what comes later is not read.
  const frames = Array.from({ length: 1_100 }, (_, index) => unmasked(messagingService.chat.requestSerialize({ send: { sequence: toLong(index + 1) } })));
  (Reflect.get(device.socket, '_socket') as Socket).write(Buffer.concat(frames));
  await eventually(() => expect(received).toHaveLength(1));
  expect(await connection.answers(5_000)).toBe(true);
  connection.handler.received = (frame) => void received.push(frame);
  connection.resume();
  await eventually(() => expect(received).toHaveLength(1_026));
  expect(received.at(-1)).toMatchObject({ code: 'overloaded', details: { field: 'frame' } });
});

test('a paused device that is asked for an answer is read no further than its next message', async () => {
  const { connection, device } = await open();
  connection.pause();
  const large = 'x'.repeat(8_000);
  for (let sequence = 1; sequence <= 1_000; sequence++) device.write({ send: { sequence: toLong(sequence), text: { text: large } } });
  const before = connection.remote.bytesRead;
  for (let asked = 0; asked < 20; asked++) expect(await connection.answers(5_000)).toBe(true);
  expect(connection.remote.bytesRead - before).toBeLessThan(1_000_000);
  connection.resume();
  await eventually(() => expect(received).toHaveLength(1_000));
});

test('a device that has vanished without a word is pinged after a minute, and gone after 20 s more; one that answers stays', async () => {
  const [{ connection: alive, device }, { connection: lost }] = [await open(), await openSilent()];
  const gone: string[] = [];
  lost.handler = { received: () => undefined, finished: () => undefined, drained: () => undefined, gone: () => void gone.push('lost') };
  const pings: unknown[] = [];
  device.socket.on('ping', () => void pings.push('ping'));
  for (let sweep = 0; sweep < 6; sweep++) for (const each of [alive, lost]) each.sweep();
  await eventually(() => expect(pings).toEqual(['ping']));
  expect(await alive.answers(5_000)).toBe(true);
  for (let sweep = 0; sweep < 2; sweep++) for (const each of [alive, lost]) each.sweep();
  await eventually(() => expect(gone).toEqual(['lost']));
  expect(alive.isGone).toBe(false);
});

test('a message that is not complete within two sweeps ends the connection', async () => {
  const { connection } = await openSilent((socket) => socket.write(Buffer.from([0x82, 0xfe, 0x40, 0x00, 1, 2, 3, 4, 5])));
  const failures: unknown[] = [];
  connection.handler = { received: (frame) => void failures.push(frame), finished: () => undefined, drained: () => undefined, gone: () => undefined };
  await eventually(() => expect(connection.remote.bytesRead).toBeGreaterThan(0));
  await eventually(() => {
    connection.sweep();
    expect(failures).toMatchObject([{ code: 'deadline-exceeded' }]);
  });
});

test('with a certificate it speaks TLS, and new connections get a new certificate', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cecochat-wss-'));
  const authority = await CertificateAuthority.create('test');
  const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  const renew = async (commonName: string) => {
    const { certificate, key } = await authority.issue({ commonName, hosts: ['127.0.0.1'] });
    writeFileSync(files.key, key);
    writeFileSync(files.cert, certificate);
  };
  await renew('one');
  const secure = new WebSocketEdge({ taker, edge, certificate: new ServerCertificate(files, logger, 5), origins: [], logger });
  const secureAddress = `127.0.0.1:${await secure.listen('127.0.0.1:0')}`;
  try {
    const nameSeen = async () => {
      const device = new RawWebSocket(secureAddress, await edge.tokenOf(9), { scheme: 'wss', ca: authority.certificate });
      devices.push(device);
      const before = accepted.length;
      await eventually(() => expect(accepted.length).toBeGreaterThan(before));
      const socket: unknown = Reflect.get(device.socket, '_socket');
      return (socket as { getPeerCertificate(): { subject: { CN: string } } }).getPeerCertificate().subject.CN;
    };
    expect(await nameSeen()).toBe('one');
    await renew('two');
    await eventually(async () => expect(await nameSeen()).toBe('two'));
    const plain = dial(undefined);
    await eventually(() => expect(plain.socket.readyState).toBe(WebSocket.OPEN));
  } finally {
    await secure.drain(0);
    rmSync(folder, { recursive: true });
  }
});

/** A device that has shown its token and then does nothing, not even answer pings. */
async function openSilent(then: (socket: Socket) => void = () => undefined): Promise<{ connection: WebSocketConnection }> {
  const before = accepted.length;
  const token = Buffer.from(await edge.tokenOf(2));
  const socket = connect({ host: '127.0.0.1', port: Number(address.split(':')[1]) });
  socket.on('error', () => undefined);
  socket.write(`GET /chat HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${'A'.repeat(22)}==\r\nsec-websocket-protocol: cecochat.v1\r\n\r\n`);
  socket.once('data', () => {
    const header = Buffer.from([0x82, 0xfe, token.length >> 8, token.length & 0xff, 0, 0, 0, 0]);
    socket.write(Buffer.concat([header, token]));
  });
  const connection = await eventually(() => accepted[before] ?? fail('no connection'));
  then(socket);
  if (connection instanceof WebSocketConnection) return { connection };
  throw new Error('not a WebSocket');
}

/** A short binary message with a mask of zeros. */
const unmasked = (payload: Buffer): Buffer => Buffer.concat([Buffer.from([0x82, 0x80 + payload.length, 0, 0, 0, 0]), payload]);

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const bytes of socket) text += String(bytes);
  return text;
}

function fail(reason: string): never {
  throw new Error(reason);
}
