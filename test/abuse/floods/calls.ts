import { connect as connectHttp2, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { connect as connectTcp, type Socket } from 'node:net';
import { splitHostPort } from '@cecochat/contracts';
import type { Counts } from './pace.ts';

/** Floods come from other addresses than the honest devices, which are at 127.0.0.1. */
export const addressOf = (index: number): string => `127.0.${2 + (Math.floor(index / 200) % 200)}.${1 + (index % 200)}`;

/** A TCP connection of the flood. Its errors are its end. */
export function dial(target: string, from = addressOf(0)): Socket {
  const socket = connectTcp({ ...splitHostPort(target), localAddress: from });
  socket.on('error', () => undefined);
  return socket;
}

/** A gRPC message with its prefix; `announced` is the length in the prefix. */
export function message(bytes: Uint8Array, announced = bytes.length): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(announced, 1);
  return Buffer.concat([prefix, bytes]);
}

/** HTTP/2 connections to one address, dialled again when they end. */
export class Connections {
  readonly #target: string;
  readonly #counts: Counts;
  readonly #sessions: (ClientHttp2Session | undefined)[];
  readonly #from: (index: number) => string;
  #next = 0;

  constructor(target: string, count: number, counts: Counts, from: (index: number) => string = () => addressOf(0)) {
    this.#target = target;
    this.#counts = counts;
    this.#sessions = Array.from({ length: count }, () => undefined);
    this.#from = from;
  }

  /** Each in turn. */
  next(): ClientHttp2Session {
    return this.at(this.#next++ % this.#sessions.length);
  }

  at(index: number): ClientHttp2Session {
    const known = this.#sessions[index];
    if (known !== undefined && !known.closed && !known.destroyed) return known;
    const session = connectHttp2(`http://${this.#target}`, { createConnection: () => dial(this.#target, this.#from(index)) });
    session.on('error', () => undefined);
    session.once('close', () => this.#counts.add('connections closed'));
    this.#counts.add('connections');
    this.#sessions[index] = session;
    return session;
  }

  destroy(): void {
    for (const session of this.#sessions) session?.destroy();
  }
}

/** Opens a call, and reports nothing of it. */
export function open(session: ClientHttp2Session, path: string, token?: string): ClientHttp2Stream | undefined {
  if (session.destroyed || session.closed) return undefined;
  const stream = session.request({
    ':method': 'POST', ':path': path, te: 'trailers', 'content-type': 'application/grpc+proto', ...(token !== undefined && { authorization: `Bearer ${token}` }),
  });
  stream.on('error', () => undefined);
  return stream;
}

/** How a call ended: its `cecochat-code`, `ok`, or that it was reset. `onMessage` is called with what arrives first. */
export async function outcomeOf(stream: ClientHttp2Stream | undefined, deadlineMs = 20_000, onMessage?: () => void): Promise<string> {
  if (stream === undefined) return 'no connection';
  const { promise, resolve } = Promise.withResolvers<string>();
  let found: string | undefined;
  const read = (headers: Record<string, unknown>) => {
    const status = headers['grpc-status'];
    if (status !== undefined) found = status === '0' ? 'ok' : String(headers['cecochat-code'] ?? `status ${String(status)}`);
  };
  stream.on('response', read);
  stream.on('trailers', read);
  if (onMessage !== undefined) stream.once('data', onMessage);
  stream.resume();
  stream.once('close', () => resolve(found ?? `reset ${stream.rstCode}`));
  const timer = setTimeout(() => {
    found ??= 'no answer';
    stream.close(constants.NGHTTP2_CANCEL);
  }, deadlineMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** A unary call; how it ended. */
export function unary(session: ClientHttp2Session, path: string, body: Uint8Array, token?: string): Promise<string> {
  const stream = open(session, path, token);
  stream?.end(message(body));
  return outcomeOf(stream);
}
