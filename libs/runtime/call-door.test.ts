import { once } from 'node:events';
import { connect as connectHttp2, constants, type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { connectService } from '@cecochat/contracts';
import { pino } from 'pino';
import { openTestEdge, type TestEdge } from '../../test/support/edge.ts';
import { unreachedLimits } from '../../test/support/limits.ts';
import { eventually } from '../../test/support/eventually.ts';
import { authenticated, createGrpcServer, type GrpcServer } from './index.ts';

const lookup = '/cecochat.v1.ConnectService/Lookup';
const watch = '/grpc.health.v1.Health/Watch';
const reflection = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
const whole = Buffer.alloc(5);

let nowMs = 0;
let edge: TestEdge;
let server: GrpcServer;
let port = 0;
let handled = 0;
let authorization = '';
const sessions: ClientHttp2Session[] = [];

async function start(reflects = false): Promise<void> {
  edge = await openTestEdge(() => nowMs, { connections: 40, connectionsPerAddress: 30 });
  server = createGrpcServer({ logger: pino({ enabled: false }), certificate: undefined, edge, reflection: reflects });
  server.addService(connectService, {
    lookup: (call, callback) => {
      handled++;
      authenticated(async (_request, { user }) => ({ address: user === 8n ? 'x'.repeat(10_000) : String(user) }), pino({ enabled: false }))(call, callback);
    },
  }, { lookup: 'lookups' });
  port = await server.listen('127.0.0.1:0');
}

beforeEach(async () => {
  [nowMs, handled] = [0, 0];
  await start();
  authorization = `Bearer ${await edge.tokenOf(7)}`;
});

afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy();
  await server.drain(0);
  edge.close();
});

function open(): ClientHttp2Session {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on('error', () => undefined);
  sessions.push(session);
  return session;
}

interface Call {
  readonly stream: ClientHttp2Stream;
  /** Status, code and field of the answer, once it is there. */
  answer(): readonly unknown[] | undefined;
  closed(): boolean;
  retryAfterMs(): number;
}

function call(session: ClientHttp2Session, headers: IncomingHttpHeaders = { authorization }, path = lookup): Call {
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers }, { endStream: false });
  let answer: readonly unknown[] | undefined;
  let retryAfterMs = 0;
  const note = (received: IncomingHttpHeaders) => {
    if (received['grpc-status'] !== undefined) answer = [Number(received['grpc-status']), received['cecochat-code'], received['cecochat-field']];
    retryAfterMs = Number(received['cecochat-retry-after-ms'] ?? 0);
  };
  stream.on('response', note).on('trailers', note).on('error', () => undefined).on('data', () => undefined);
  return { stream, answer: () => answer, closed: () => stream.closed, retryAfterMs: () => retryAfterMs };
}

function frame(bytes: Buffer, flags = 0): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(flags);
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

const half = frame(Buffer.alloc(1_000)).subarray(0, 500);
const answered = (each: Call, answer: readonly unknown[]) => eventually(() => expect(each.answer()).toEqual(answer));

test('a call with a token is handled', async () => {
  const { stream, ...rest } = call(open());
  stream.end(whole);
  await answered({ stream, ...rest }, [0, undefined, undefined]);
  expect(handled).toBe(1);
});

test.each([
  ['without a token', {}], ['with a wrong token', { authorization: 'Bearer nonsense' }],
])('a call %s is refused at its headers, and its stream is closed though the client goes on', async (_name, headers) => {
  const refused = call(open(), headers);
  await answered(refused, [16, 'unauthenticated', 'authorization']);
  expect([handled, edge.refused]).toEqual([0, ['token']]);
  refused.stream.write(half);
  await eventually(() => {
    nowMs += 1_000;
    edge.calls.sweep();
    expect(edge.calls.calls).toBe(0);
  });
  await eventually(() => expect(refused.closed()).toBe(true));
});

test('a limit refuses calls at their headers, names itself and the time to wait, and another user is served', async () => {
  edge.limits.use({ ...unreachedLimits, perUser: { ...unreachedLimits.perUser, lookups: { rate: 1, burst: 3 } } });
  const session = open();
  const calls = Array.from({ length: 5 }, () => call(session));
  for (const { stream } of calls) stream.end(whole);
  // Calls of one connection are not handled in the order in which they began.
  await eventually(() => expect(calls.map((each) => each.answer()?.[0]).toSorted()).toEqual([0, 0, 0, 8, 8]));
  const refused = calls.filter((each) => each.answer()?.[0] === 8);
  expect(refused.map((each) => each.answer())).toEqual(refused.map(() => [8, 'overloaded', 'limits.perUser.lookups']));
  expect(refused.map((each) => each.retryAfterMs())).toEqual([1_000, 1_000]);
  expect([handled, edge.refused]).toEqual([3, ['perUser.lookups', 'limit', 'perUser.lookups', 'limit']]);
  const other = call(session, { authorization: `Bearer ${await edge.tokenOf(9)}` });
  other.stream.end(whole);
  await answered(other, [0, undefined, undefined]);
  nowMs = 1_000;
  const later = call(session);
  later.stream.end(whole);
  await answered(later, [0, undefined, undefined]);
});

test('calls of an address are limited before a token is looked at', async () => {
  edge.limits.use({ ...unreachedLimits, perAddress: { ...unreachedLimits.perAddress, lookups: { rate: 10, burst: 1 } } });
  const session = open();
  const calls = [call(session, { authorization: 'Bearer nonsense' }), call(session)];
  await answered(calls[0] as Call, [16, 'unauthenticated', 'authorization']);
  await answered(calls[1] as Call, [8, 'overloaded', 'limits.perAddress.lookups']);
});

test('an address with too many refused tokens has no unknown one verified, and callers that are known are served', async () => {
  edge.limits.use({ ...unreachedLimits, perAddress: { ...unreachedLimits.perAddress, refusedTokens: { rate: 1, burst: 2 } } });
  const session = open();
  const known = call(session);
  known.stream.end(whole);
  await answered(known, [0, undefined, undefined]);
  for (const expected of [[16, 'unauthenticated', 'authorization'], [16, 'unauthenticated', 'authorization'], [8, 'overloaded', 'limits.perAddress.refusedTokens']]) {
    await answered(call(session, { authorization: 'Bearer nonsense' }), expected);
  }
  await answered(call(session, { authorization: `Bearer ${await edge.tokenOf(9)}` }), [8, 'overloaded', 'limits.perAddress.refusedTokens']);
  const again = call(session);
  again.stream.end(whole);
  await answered(again, [0, undefined, undefined]);
});

test.each(['gzip', 'deflate', 'br'])('a request in %s is refused before it is unpacked', async (encoding) => {
  const refused = call(open(), { authorization, 'grpc-encoding': encoding });
  refused.stream.write(frame(gzipSync(Buffer.alloc(60_000)), 1));
  await answered(refused, [12, 'unimplemented', 'grpc-encoding']);
  expect([handled, edge.refused]).toEqual([0, ['compressed']]);
});

test('a message that is marked as compressed without an encoding is refused, as the first one and as a later one', async () => {
  const refused = call(open());
  refused.stream.write(frame(gzipSync(Buffer.alloc(100)), 1));
  await answered(refused, [12, 'unimplemented', 'grpc-encoding']);
  expect([handled, edge.refused]).toEqual([0, ['compressed']]);
});

test.each([65_537, 1_100_000, 5_000_000])('a message of %i bytes has a code in its answer, sent in one piece', async (bytes) => {
  const refused = call(open());
  refused.stream.write(frame(Buffer.alloc(bytes)));
  await answered(refused, [3, 'invalid-argument', 'frame']);
});

test('headers of more than 64 KiB end the connection', async () => {
  const session = connectHttp2(`http://127.0.0.1:${port}`, { maxSendHeaderBlockLength: 200_000 });
  sessions.push(session);
  session.on('error', () => undefined);
  const large = call(session, { authorization, 'x-large': 'x'.repeat(120_000) });
  large.stream.end(whole);
  await eventually(() => expect(session.closed || session.destroyed || large.closed()).toBe(true));
  expect([handled, large.answer()]).toEqual([0, undefined]);
});

test('a message that is too large is refused when its length is known', async () => {
  const refused = call(open());
  refused.stream.write(frame(Buffer.alloc(65_537)).subarray(0, 5));
  await answered(refused, [3, 'invalid-argument', 'frame']);
});

test.each([['half a message', half], ['no message', Buffer.alloc(0)]])('a call with %s ends in time', async (_name, bytes) => {
  const slow = call(open());
  slow.stream.write(bytes);
  await eventually(() => expect(edge.calls.calls).toBe(1));
  if (bytes.length > 0) await eventually(() => expect(edge.calls.unfinished).toBe(1));
  await eventually(() => {
    nowMs += 5_000;
    edge.calls.sweep();
    expect(slow.answer()).toEqual([4, 'deadline-exceeded', undefined]);
  });
  expect([handled, edge.refused, edge.calls.unfinished]).toEqual([0, ['slow-body'], 0]);
});

test('of too many unfinished messages the one that waits for longest makes room, and whole ones are served meanwhile', async () => {
  const calls: Call[] = [];
  for (let place = 0; place < 12; place++) {
    const session = open();
    for (let each = 0; each < 90; each++) {
      const begun = call(session);
      begun.stream.write(half);
      calls.push(begun);
    }
    await eventually(() => expect(edge.calls.unfinished).toBe(Math.min(calls.length, 1_024)));
  }
  await eventually(() => expect(calls.filter((each) => each.answer()?.[2] === 'limits.server.unfinishedMessages')).toHaveLength(calls.length - 1_024));
  const honest = call(open());
  honest.stream.end(whole);
  await answered(honest, [0, undefined, undefined]);
});

test('what unfinished messages hold together is bounded, however few they are, and the oldest makes room', async () => {
  const large = frame(Buffer.alloc(65_000)).subarray(0, 64_000);
  const calls: Call[] = [];
  for (let place = 0; place < 5; place++) {
    const session = open();
    for (let each = 0; each < 60; each++) {
      const begun = call(session);
      begun.stream.write(large);
      calls.push(begun);
    }
    const held = Math.min(calls.length, 262);
    await eventually(() => expect([edge.calls.unfinished, edge.calls.unfinishedBytes]).toEqual([held, held * 64_000]));
  }
  await eventually(() => expect(calls.filter((each) => each.answer() !== undefined)).toHaveLength(calls.length - 262));
  expect(calls[0]?.answer()).toEqual([8, 'overloaded', 'limits.server.unfinishedBytes']);
  expect(edge.refused).toEqual(Array.from({ length: calls.length - 262 }, () => 'unfinished-bytes'));
  for (const session of sessions.splice(0)) session.destroy();
  await eventually(() => expect(edge.calls.unfinishedBytes).toBe(0));
});

test('calls that come at once begin in turns of the event loop, and all are answered', async () => {
  const session = open();
  await once(session, 'remoteSettings');
  const begins = jest.spyOn(edge.calls, 'watchCall');
  const begun: number[] = [];
  let isLooking = true;
  const look = () => {
    begun.push(begins.mock.calls.length - begun.reduce((sum, each) => sum + each, 0));
    if (isLooking) setImmediate(look);
  };
  look();
  const calls = Array.from({ length: 90 }, () => call(session));
  for (const { stream } of calls) stream.end(whole);
  await eventually(() => expect(calls.map((each) => each.answer()?.[0])).toEqual(calls.map(() => 0)));
  isLooking = false;
  expect(Math.max(...begun)).toBeLessThanOrEqual(32); // A turn may end between two looks.
  expect(handled).toBe(90);
});

test('a connection has so many streams, and so many pings', async () => {
  const session = open();
  await once(session, 'remoteSettings');
  expect(session.remoteSettings.maxConcurrentStreams).toBe(edge.streamsPerConnection);
  const ping = () => void (!session.destroyed && session.ping(Buffer.alloc(8), ping));
  ping();
  await eventually(() => expect([session.destroyed, edge.refused]).toEqual([true, ['pings']]));
});

test('a connection has so many SETTINGS in a time', async () => {
  const session = open();
  await once(session, 'remoteSettings');
  const closed = once(session, 'close');
  const change = async (times: number) => {
    for (let time = 0; time < times && !session.destroyed; time++) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      session.settings({ enablePush: false }, () => resolve(undefined));
      await Promise.race([promise, closed]);
    }
  };
  await change(15);
  nowMs += 11_000;
  await change(15);
  expect(session.destroyed).toBe(false);
  await change(15);
  await eventually(() => expect([session.destroyed, edge.refused]).toEqual([true, ['settings']]));
});

test('connections of an address are bounded, and silent ones are closed', async () => {
  const connections = Array.from({ length: 35 }, () => connectSocket(port, '127.0.0.1').on('error', () => undefined).resume());
  await eventually(() => expect(edge.refused).toEqual(Array.from({ length: 5 }, () => 'address')));
  nowMs = 11_000;
  edge.connections.sweep();
  await eventually(() => expect([edge.connections.connections, connections.filter(({ closed }) => !closed).length]).toEqual([0, 0]));
  const session = open();
  const served = call(session);
  served.stream.end(whole);
  await answered(served, [0, undefined, undefined]);
  nowMs = 30_000;
  edge.connections.sweep();
  expect(edge.connections.connections).toBe(1);
});

test('a connection on which no call had a valid token is closed soon after its last call, and others are not', async () => {
  const token = authorization;
  const [refused, honest, both] = [open(), open(), open()];
  await answered(call(refused, {}), [16, 'unauthenticated', 'authorization']);
  await answered(call(refused, { authorization: 'Bearer nonsense' }), [16, 'unauthenticated', 'authorization']);
  for (const session of [honest, both]) {
    const served = call(session, { authorization: token });
    served.stream.end(whole);
    await answered(served, [0, undefined, undefined]);
  }
  await answered(call(both, {}), [16, 'unauthenticated', 'authorization']);
  const watching = open();
  call(watching, {}, watch).stream.end(whole);
  await eventually(() => {
    nowMs += 1_000;
    edge.calls.sweep();
    expect([edge.calls.calls, edge.unverified.idle]).toEqual([1, 1]);
  });
  nowMs += 9_000;
  edge.unverified.sweep();
  nowMs += 1_000;
  await eventually(() => {
    edge.unverified.sweep();
    expect(refused.destroyed).toBe(true);
  });
  expect(edge.refused.filter((reason) => reason === 'unverified')).toHaveLength(1);
  expect([honest.destroyed, both.destroyed, watching.destroyed, edge.unverified.idle]).toEqual([false, false, false, 0]);
});

test('of idle connections without a valid token an address has so many, and a caller with a token from there is served', async () => {
  const all = Array.from({ length: 25 }, () => open());
  for (const session of all) {
    const checked = call(session, {}, '/grpc.health.v1.Health/Check');
    checked.stream.end(whole);
    await answered(checked, [0, undefined, undefined]);
  }
  await eventually(() => expect([all.filter(({ destroyed }) => destroyed).length, edge.unverified.idle]).toEqual([5, 20]));
  expect(edge.refused).toEqual(Array.from({ length: 5 }, () => 'unverified-address'));
  const served = call(open());
  served.stream.end(whole);
  await answered(served, [0, undefined, undefined]);
  const again = all.find(({ destroyed }) => !destroyed) ?? open();
  const first = call(again);
  first.stream.end(whole);
  await answered(first, [0, undefined, undefined]);
  expect(edge.unverified.idle).toBe(19);
  for (const session of all) session.destroy();
  await eventually(() => expect(edge.unverified.idle).toBe(0));
});

test('those who wait for a change of health are bounded, and checks are answered', async () => {
  const session = open();
  const watches = Array.from({ length: 70 }, () => call(session, {}, watch));
  for (const { stream } of watches) stream.end(whole);
  await eventually(() => expect(watches.filter((each) => each.answer()?.[1] === 'overloaded')).toHaveLength(6));
  for (const { stream } of watches) stream.close(constants.NGHTTP2_CANCEL);
  await eventually(() => expect(edge.calls.calls).toBe(0));
  const again = call(session, {}, watch);
  again.stream.end(whole);
  await eventually(() => expect(edge.calls.calls).toBe(1));
  expect(again.answer()).toBeUndefined();
});

test('reflection is off unless it is asked for', async () => {
  await answered(call(open(), {}, reflection), [12, undefined, undefined]);
});

test('reflection answers who reads, and reads no further of who does not', async () => {
  await server.drain(0);
  edge.close();
  await start(true);
  const listServices = frame(Buffer.from([0x3a, 0x00]));
  const reading = call(open(), {}, reflection);
  let bytes = 0;
  reading.stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
  for (let asked = 0; asked < 100; asked++) reading.stream.write(listServices);
  reading.stream.end();
  await answered(reading, [0, undefined, undefined]);
  expect(bytes).toBeGreaterThan(100 * 20);

  const session = open();
  const silent = session.request({ ':method': 'POST', ':path': reflection, 'content-type': 'application/grpc', te: 'trailers' }, { endStream: false });
  const asked = Buffer.concat(Array.from({ length: 2_000 }, () => listServices));
  let written = 0;
  const flood = () => {
    while (written < 400 && silent.write(asked)) written++;
  };
  silent.on('drain', flood).pause();
  flood();
  // The windows of HTTP/2 are full: without a bound the server would have read all of it by now.
  let before = -1;
  await eventually(() => {
    const settled = before === written;
    before = written;
    expect(settled).toBe(true);
  });
  expect(written).toBeLessThan(100);
  silent.close(constants.NGHTTP2_CANCEL);
});

test('an answer that waits for a client that reads slowly is not cut short', async () => {
  const session = connectHttp2(`http://127.0.0.1:${port}`, { settings: { initialWindowSize: 100 } });
  sessions.push(session);
  const slow = call(session, { authorization: `Bearer ${await edge.tokenOf(8)}` });
  let bytes = 0;
  slow.stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const responded = once(slow.stream, 'response');
  slow.stream.pause();
  slow.stream.end(whole);
  await responded;
  for (let second = 0; second < 5; second++) {
    nowMs += 1_000;
    edge.calls.sweep();
  }
  slow.stream.resume();
  await answered(slow, [0, undefined, undefined]);
  expect(bytes).toBeGreaterThan(10_000);
});
