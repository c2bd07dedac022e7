import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openTestEdge } from '../../test/support/edge.ts';
import { createGrpcServer, type GrpcServer } from './grpc-server.ts';

const waitingColumn = 4;

/** How many connections to a port wait to be accepted: the kernel's `rx_queue` of the listening socket. */
function waitingAt(port: number): number {
  const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n').map((line) => line.trim().split(/\s+/));
  const row = rows.find(([, local, , state]) => local === address && state === '0A');
  return Number.parseInt(row?.[waitingColumn]?.split(':')[1] ?? '', 16);
}

test('two thousand devices that come at once all find room to wait', async () => {
  const edge = await openTestEdge(() => performance.now());
  const server = createGrpcServer({ logger: pino({ enabled: false }), certificate: undefined, edge, reflection: false });
  const port = await server.listen('127.0.0.1:0');
  const sockets = Array.from({ length: 2_000 }, () => connect(port, '127.0.0.1'));
  // They connect in the next ticks, all before this process has had a turn to accept one.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  expect(waitingAt(port)).toBe(2_000);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  for (const socket of sockets) socket.destroy();
  await server.drain(0);
  edge.close();
});

describe('a server that is told to stop', () => {
  /** The preface of HTTP/2 and empty SETTINGS. */
  const greeting = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])]);
  let edge: Awaited<ReturnType<typeof openTestEdge>>;
  let server: GrpcServer;
  let client: Socket;

  beforeEach(async () => {
    edge = await openTestEdge(() => performance.now());
    server = createGrpcServer({ logger: pino({ enabled: false }), certificate: undefined, edge, reflection: false });
    const port = await server.listen('127.0.0.1:0');
    client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    client.write(greeting);
    await once(client, 'data');
  });
  afterEach(() => {
    client.destroy();
    edge.close();
  });

  test('waits until its clients have read the end of their connections', async () => {
    const ended = once(client.resume(), 'end');
    let isDrained = false;
    const drained = server.drain(10_000).then(() => (isDrained = true));
    await ended;
    await sleep(200);
    expect(isDrained).toBe(false);
    client.end();
    await drained;
  });

  test('does not wait long for one that keeps its side open', async () => {
    const begunMs = performance.now();
    await server.drain(60_000);
    expect(performance.now() - begunMs).toBeLessThan(30_000);
  });
});
