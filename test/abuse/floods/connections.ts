import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { addressOf, dial } from './calls.ts';
import { callHeaders, data, headers, hello } from './frames.ts';
import { atRate, floodMs, type Counts } from './pace.ts';
import type { FloodPlan } from './plan.ts';

const idleConnections = 20_000;
const [health, emptyMessage] = ['/grpc.health.v1.Health/Check', Buffer.alloc(5)];

/**
 * 20,000 connections: a third sends nothing, a third begins HTTP/2 and sends nothing more, a third makes one call that needs no token and stays.
 * Opened over 5 s, kept for 5 s; each process of the flood opens its part.
 */
export async function idle({ messaging, connectGrpc, connectHttp, history, part, parts }: FloodPlan, counts: Counts): Promise<void> {
  const targets = [messaging, connectGrpc, history, connectHttp];
  const sockets: Socket[] = [];
  const many = idleConnections / parts;
  await atRate(many / 5, (index) => {
    const number = part * many + index;
    const target = targets[number % targets.length] ?? '';
    const socket = dial(target, addressOf(number));
    sockets.push(socket);
    counts.add('connections');
    socket.resume().once('close', () => counts.add('closed by the server'));
    const kind = Math.floor(number / targets.length) % 3;
    if (kind === 0) return;
    if (target === connectHttp) socket.write(kind === 1 ? 'GET /nothing HTTP/1.1\r\n' : 'GET /nothing HTTP/1.1\r\nhost: platform\r\n\r\n');
    else socket.write(kind === 1 ? hello() : Buffer.concat([hello(), headers(1, callHeaders(health)), data(1, emptyMessage, true)]));
  }, { max: many, forMs: 10_000 });
  await pause(5_000);
  counts.add('open at the end', sockets.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length);
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
}

/** A ClientHello as Node.js sends it begins so: handshake record of TLS 1.0, 512 bytes long. */
const helloRecord = Buffer.concat([Buffer.from('1603010200010001fc0303', 'hex'), Buffer.alloc(506)]);

/** 2,000 TLS handshakes at once that send a byte every 300 ms or nothing, to every port; those that are closed begin again, 10,000 in all. */
export async function slowHandshakes({ messaging, connectGrpc, connectHttp, history }: FloodPlan, counts: Counts): Promise<void> {
  const targets = [messaging, connectGrpc, history, connectHttp];
  const sockets = new Map<Socket, number>();
  await atRate(700, (index) => {
    if (sockets.size >= 2_000) return;
    const socket = dial(targets[index % targets.length] ?? '', addressOf(index));
    counts.add('handshakes');
    sockets.set(socket, 0);
    socket.resume().once('close', () => {
      counts.add('closed by the server');
      sockets.delete(socket);
    });
    if (index % 4 === 0) return;
    const drip = setInterval(() => {
      const at = sockets.get(socket);
      if (at === undefined || !socket.writable) clearInterval(drip);
      else {
        socket.write(helloRecord.subarray(at, at + 1));
        sockets.set(socket, at + 1);
      }
    }, 300);
  }, { max: 10_000, forMs: floodMs + 4_000 });
  for (const socket of [...sockets.keys()]) socket.removeAllListeners('close').destroy();
  sockets.clear();
}

/** TLS to a port of plain text, HTTP/1 to one of gRPC, headers and names without end, random bytes: 250 connections a second to every port there is. */
export async function garbage({ messaging, connectGrpc, connectHttp, history, admins }: FloodPlan, counts: Counts): Promise<void> {
  const targets = [messaging, connectGrpc, connectHttp, history, ...admins];
  const kinds: readonly Buffer[] = [
    helloRecord,
    randomBytes(2_000),
    Buffer.from('GET /metrics HTTP/1.1\r\nhost: platform\r\n\r\n'),
    Buffer.from(`GET /${'x'.repeat(30_000)} HTTP/1.1\r\n`),
    Buffer.from(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(5_000)}`),
    Buffer.from('POST /api/session HTTP/1.1\r\nhost: platform\r\ncontent-length: 1000000000\r\n\r\n{"user":'),
    Buffer.concat([hello(), randomBytes(2_000)]),
    Buffer.concat([hello(), headers(1, { ...callHeaders('/cecochat.v1.MessagingService/Send'), big: 'x'.repeat(14_000) })]),
    Buffer.concat([hello(), headers(1, callHeaders('/cecochat.v1.MessagingService/Nothing')), data(1, randomBytes(1_000), true)]),
    Buffer.concat([hello(), headers(1, callHeaders('/grpc.health.v1.Health/Check')), data(1, randomBytes(1_000), true)]),
  ];
  const sockets = new Set<Socket>();
  await atRate(250, (index) => {
    const socket = dial(targets[index % targets.length] ?? '', addressOf(index));
    sockets.add(socket);
    counts.add('connections');
    socket.resume().once('close', () => {
      counts.add('closed by the server');
      sockets.delete(socket);
    });
    socket.write(kinds[Math.floor(index / targets.length) % kinds.length] ?? Buffer.alloc(0));
  });
  for (const socket of [...sockets]) socket.removeAllListeners('close').destroy();
}
