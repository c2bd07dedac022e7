import type { Socket } from 'node:net';
import { dial } from './calls.ts';

/** Frames of HTTP/2 by hand, for what no client of HTTP/2 does. */

const types = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6 } as const;
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const [endStream, endHeaders] = [1, 4];

function frame(type: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(9);
  header.writeUIntBE(payload.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, payload]);
}

/** A string of HPACK, as it is. */
function literal(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = [];
  if (bytes.length < 127) length.push(bytes.length);
  else {
    length.push(127);
    let rest = bytes.length - 127;
    for (; rest >= 128; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128);
    length.push(rest);
  }
  return Buffer.concat([Buffer.from(length), bytes]);
}

const blockOf = (headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(Object.entries(headers).flatMap(([name, value]) => [Buffer.from([0]), literal(name), literal(value)]));

export const callHeaders = (path: string, token?: string): Record<string, string> => ({
  ':method': 'POST', ':scheme': 'http', ':authority': 'platform', ':path': path, te: 'trailers', 'content-type': 'application/grpc',
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
});

export const hello = (): Buffer => Buffer.concat([preface, frame(types.settings, 0, 0)]);
export const ping = (): Buffer => frame(types.ping, 0, 0, Buffer.alloc(8));
/** Another size of the window with each, so that each changes something. */
export const settings = (index: number): Buffer => {
  const payload = Buffer.alloc(6);
  payload.writeUInt16BE(4, 0);
  payload.writeUInt32BE(65_535 + (index % 1_000), 2);
  return frame(types.settings, 0, 0, payload);
};
export const headers = (stream: number, fields: Readonly<Record<string, string>>, isEnd = false): Buffer =>
  frame(types.headers, endHeaders | (isEnd ? endStream : 0), stream, blockOf(fields));
export const data = (stream: number, bytes: Uint8Array, isEnd = false): Buffer => frame(types.data, isEnd ? endStream : 0, stream, bytes);
export const reset = (stream: number): Buffer => {
  const code = Buffer.alloc(4);
  code.writeUInt32BE(8); // CANCEL
  return frame(types.reset, 0, stream, code);
};

/** A connection that has begun HTTP/2, and discards the answers. */
export function dialHttp2(target: string, from: string): Socket {
  const socket = dial(target, from);
  socket.write(hello());
  socket.resume();
  return socket;
}
