import { connect, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { eventually } from '../../test/support/eventually.ts';
import { HeldConnections, type Greeting } from './held-connections.ts';

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** A handshake record that announces 300 bytes. */
const hello = Buffer.concat([Buffer.from([22, 3, 1, 1, 44]), Buffer.alloc(300, 1)]);

let held: HeldConnections;
let server: Server;
let client: Socket;
/** The bytes that the reader of each released connection finds. */
let released: string[] = [];
let arrived = 0;

async function start(greeting: Greeting): Promise<void> {
  [released, arrived] = [[], 0];
  held = new HeldConnections(greeting);
  server = createServer((socket) => {
    socket.on('data', (bytes) => (arrived += bytes.length));
    held.hold(socket, () => {
      const bytes = socket.read() as Buffer | null;
      released.push(bytes?.toString('hex') ?? '');
      socket.resume();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  client = connect(address !== null && typeof address === 'object' ? address.port : 0, '127.0.0.1').on('error', () => undefined);
}

async function drip(bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    const before = arrived;
    client.write(Buffer.from([byte]));
    await eventually(() => expect(arrived).toBe(before + 1));
  }
}

afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test.each([['http2', preface], ['tls', hello]] as const)('a connection is released with all of its bytes when its greeting is whole: %s', async (greeting, bytes) => {
  await start(greeting);
  await drip(bytes.subarray(0, -1));
  expect(released).toEqual([]);
  client.write(bytes.subarray(-1));
  await eventually(() => expect(released).toEqual([bytes.toString('hex')]));
});

test.each([['http2', 'PRI x'], ['tls', 'GET /']] as const)('one that sends something else is released at once: %s', async (greeting, text) => {
  await start(greeting);
  client.write(text);
  await eventually(() => expect(released).toEqual([Buffer.from(text).toString('hex')]));
});

test('bytes after the greeting are released with it', async () => {
  await start('http2');
  const all = Buffer.concat([preface, Buffer.alloc(2_000, 7)]);
  client.write(all);
  await eventually(() => expect(released).toEqual([all.toString('hex')]));
});

test('connections that are held end with the server', async () => {
  await start('tls');
  await drip(hello.subarray(0, 3));
  held.close();
  await eventually(() => expect(client.closed).toBe(true));
  await turn();
  expect(released).toEqual([]);
});
