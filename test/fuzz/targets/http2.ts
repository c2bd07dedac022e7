import { createGrpcServer } from '@cecochat/runtime';
import { pino } from 'pino';
import fc from 'fast-check';
import { addGrpcEdge } from '../../../services/messaging/edge/grpc-edge.ts';
import { RawChat } from '../../support/raw-client.ts';
import { FuzzedServer } from '../fuzzed-server.ts';
import { bytesOf, deviceFrames, loadContracts } from '../messages.ts';
import { hostile, mutated } from '../mutations.ts';
import type { Target } from '../target.ts';

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
  /** What the header has as the length; undefined for that of the payload. */
  readonly length: number | undefined;
}

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const types = { data: 0, headers: 1, settings: 4 };
const [endStream, endHeaders] = [1, 4];

/** Pure: the bytes of a frame (RFC 9113, section 4.1). */
function encode({ type, flags, stream, payload, length = payload.length }: Frame): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(length & 0xff_ffff, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream >>> 0, 5);
  return Buffer.concat([head, payload]);
}

/** Pure: fields as literals that no table keeps (RFC 7541, section 6.2.2); texts are shorter than 127 + 128 bytes. */
function encodeFields(fields: Readonly<Record<string, string>>): Buffer {
  const text = (value: string) => {
    const bytes = Buffer.from(value, 'latin1');
    const length = bytes.length < 127 ? [bytes.length] : [127, ...varint(bytes.length - 127)];
    return Buffer.concat([Buffer.from(length), bytes]);
  };
  return Buffer.concat(Object.entries(fields).flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]);

/** Pure: a message as gRPC has it in DATA. */
function prefixed(message: Uint8Array, flag = 0, length = message.length): Buffer {
  const head = Buffer.alloc(5);
  head[0] = flag;
  head.writeUInt32BE(length >>> 0, 1);
  return Buffer.concat([head, message]);
}

/** Connections of the port for gRPC: frames of HTTP/2, headers, messages of gRPC, and frames of devices in them. */
export async function openHttp2(): Promise<Target<readonly Buffer[]>> {
  const server = await FuzzedServer.open();
  const logger = pino({ enabled: false });
  const grpc = createGrpcServer({ logger, certificate: undefined, edge: server.edge, reflection: true });
  addGrpcEdge(grpc, server.taker, logger);
  const port = await grpc.listen('127.0.0.1:0');
  return {
    inputs: inputsOf(server.token),
    run: (pieces) => server.feed(port, pieces),
    settle: () => server.settle((token) => new RawChat(`127.0.0.1:${port}`, token)),
    close: async () => {
      await grpc.drain(0);
      server.checkDepth();
    },
  };
}

const paths = ['/cecochat.v1.MessagingService/Chat', '/cecochat.v1.MessagingService/Send', '/grpc.health.v1.Health/Check', '/grpc.health.v1.Health/Watch', '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo', '/'];

function inputsOf(token: string): fc.Arbitrary<readonly Buffer[]> {
  const root = loadContracts();
  const [request, send] = [root.lookupType('cecochat.v1.ChatRequest'), root.lookupType('cecochat.v1.SendRequest')];
  const listen = prefixed(request.encode(request.create({ listen: { device: 'phone' } })).finish());
  const call = (path: string, authorization: string) => encodeFields({
    ':method': 'POST', ':scheme': 'http', ':authority': 'localhost', ':path': path, te: 'trailers', 'content-type': 'application/grpc', authorization,
  });
  const headers = fc.tuple(fc.constantFrom(...paths), fc.oneof({ weight: 5, arbitrary: fc.constant(token) }, { weight: 1, arbitrary: fc.string({ maxLength: 100 }) }), fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 60 }), { maxKeys: 2 }))
    .map(([path, bearer, more]) => Buffer.concat([call(path, `Bearer ${bearer}`), encodeFields(more)]));
  const length = fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(2 ** 32 - 1) });
  const messages = fc.tuple(fc.oneof({ weight: 4, arbitrary: deviceFrames(root) }, { weight: 1, arbitrary: hostile(bytesOf(send)) }), fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(255) }), length)
    .map(([message, flag, announced]) => prefixed(message, flag, announced));
  const streams = fc.oneof(fc.constantFrom(0, 1, 3, 5, 7), fc.nat(2 ** 31 - 1));
  const flags = fc.oneof(fc.constantFrom(0, endStream, endHeaders, endStream | endHeaders), fc.nat(255));
  const frame = (type: fc.Arbitrary<number>, payload: fc.Arbitrary<Buffer>): fc.Arbitrary<Frame> => fc.record({ type, flags, stream: streams, payload, length });
  const begin = (stream: number, path: string): Frame => ({ type: types.headers, flags: endHeaders, stream, payload: call(path, `Bearer ${token}`), length: undefined });
  const data = (stream: number, payload: Buffer): Frame => ({ type: types.data, flags: 0, stream, payload, length: undefined });
  const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count }).map((each) => Buffer.from(each));
  const control = fc.oneof(
    frame(fc.constant(4), fc.array(bytes(6), { maxLength: 5 }).map((each) => Buffer.concat(each))), frame(fc.constantFrom(3, 8), bytes(4)), frame(fc.constant(2), bytes(5)),
    frame(fc.constant(6), bytes(8)), frame(fc.constant(7), bytes(12)), frame(fc.nat(12), fc.uint8Array({ maxLength: 100 }).map((each) => Buffer.from(each))),
  );
  const some = fc.oneof(
    { weight: 4, arbitrary: messages.map((message) => data(1, message)) }, { weight: 2, arbitrary: frame(fc.constant(types.data), messages) },
    { weight: 2, arbitrary: frame(fc.constant(types.headers), hostile(headers)) }, { weight: 1, arbitrary: frame(fc.constant(9), hostile(headers)) }, { weight: 3, arbitrary: control },
  );
  const settings: Frame = { type: types.settings, flags: 0, stream: 0, payload: Buffer.alloc(0), length: undefined };
  const opening = fc.constantFrom([settings, begin(1, paths[0] ?? ''), data(1, listen)], [settings, begin(1, paths[1] ?? '')], [settings], []);
  const head = fc.oneof({ weight: 12, arbitrary: fc.constant(preface) }, { weight: 1, arbitrary: mutated(fc.constant(preface)) });
  return fc.tuple(head, opening, fc.array(some, { maxLength: 10 }), hostile(fc.constant(Buffer.alloc(0)))).map(([first, begun, more, rest]) => [first, ...[...begun, ...more].map(encode), rest]);
}
