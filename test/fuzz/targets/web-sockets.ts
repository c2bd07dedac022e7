import { pino } from 'pino';
import fc from 'fast-check';
import { WebSocketEdge } from '../../../services/messaging/edge/web-socket-edge.ts';
import { RawWebSocket } from '../../support/raw-web-socket.ts';
import { FuzzedServer } from '../fuzzed-server.ts';
import { deviceFrames, loadContracts } from '../messages.ts';
import { hostile, mutated } from '../mutations.ts';
import type { Target } from '../target.ts';

interface Frame {
  readonly isFinal: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly isMasked: boolean;
  readonly payload: Buffer;
  /** What the header has as the length; undefined for that of the payload. */
  readonly length: number | bigint | undefined;
}

const handshake = Buffer.from([
  'GET /chat HTTP/1.1', 'host: localhost', 'upgrade: websocket', 'connection: Upgrade', 'sec-websocket-version: 13', 'sec-websocket-protocol: cecochat.v1',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==', '', '',
].join('\r\n'));
const mask = Buffer.from([1, 2, 3, 4]);

/** Pure: the bytes of a frame (RFC 6455, section 5.2). */
function encode({ isFinal, reserved, opcode, isMasked, payload, length = payload.length }: Frame): Buffer {
  const head = Buffer.alloc(10);
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode;
  const flag = isMasked ? 0x80 : 0;
  let size = 2;
  if (typeof length === 'bigint' || length > 65_535) {
    head[1] = flag | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
    size = 10;
  } else if (length > 125) {
    head[1] = flag | 126;
    head.writeUInt16BE(length, 2);
    size = 4;
  } else head[1] = flag | length;
  const body = isMasked ? [mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))] : [payload];
  return Buffer.concat([head.subarray(0, size), ...body]);
}

const orderly = (payload: Buffer): Frame => ({ isFinal: true, reserved: 0, opcode: 2, isMasked: true, payload, length: undefined });

/** Connections of the port for WebSockets: handshakes, frames of the protocol of WebSockets, and frames of devices in them. */
export async function openWebSockets(): Promise<Target<readonly Buffer[]>> {
  const server = await FuzzedServer.open();
  const edge = new WebSocketEdge({ taker: server.taker, edge: server.edge, certificate: undefined, origins: [], logger: pino({ enabled: false }) });
  const port = await edge.listen('127.0.0.1:0');
  return {
    inputs: inputsOf(server.token),
    run: (pieces) => server.feed(port, pieces),
    settle: () => server.settle((token) => new RawWebSocket(`127.0.0.1:${port}`, token)),
    close: async () => {
      await edge.drain(0);
      server.checkDepth();
    },
  };
}

function inputsOf(token: string): fc.Arbitrary<readonly Buffer[]> {
  const root = loadContracts();
  const request = root.lookupType('cecochat.v1.ChatRequest');
  const listen = Buffer.from(request.encode(request.create({ listen: { device: 'phone' } })).finish());
  const payloads = fc.oneof({ weight: 9, arbitrary: deviceFrames(root) }, { weight: 1, arbitrary: fc.constantFrom(Buffer.alloc(0), Buffer.alloc(70_000)) });
  const someFrame: fc.Arbitrary<Frame> = fc.record({
    isFinal: fc.boolean(), reserved: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(7) }), opcode: fc.oneof(fc.constantFrom(0, 1, 2, 8, 9, 10), fc.nat(15)),
    isMasked: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), payload: payloads,
    length: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.oneof(fc.nat(70_000), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })) }),
  });
  const frames = fc.array(fc.oneof(payloads.map(orderly), someFrame), { maxLength: 8 }).map((each) => each.map(encode));
  const greeting = fc.oneof({ weight: 8, arbitrary: fc.constant(Buffer.from(token)) }, { weight: 1, arbitrary: mutated(fc.constant(Buffer.from(token))) }).map((bytes) => encode(orderly(bytes)));
  const opening = fc.oneof({ weight: 6, arbitrary: fc.constant(encode(orderly(listen))) }, { weight: 1, arbitrary: payloads.map((payload) => encode(orderly(payload))) });
  const head = fc.oneof({ weight: 12, arbitrary: fc.constant(handshake) }, { weight: 1, arbitrary: mutated(fc.constant(handshake)) });
  return fc.tuple(head, greeting, opening, frames, hostile(fc.constant(Buffer.alloc(0)))).map(([first, hello, listening, more, rest]) => [first, hello, listening, ...more, rest]);
}
