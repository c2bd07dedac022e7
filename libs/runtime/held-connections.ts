import type { Socket } from 'node:net';

/** The first bytes of a connection: a handshake record of TLS, or the preface of HTTP/2. */
export type Greeting = 'tls' | 'http2';

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** Type, version and length of a record of TLS; type of one with a handshake; the longest one. */
const [recordHeader, handshake, maxRecord] = [5, 22, 16_384];

/**
 * Holds new connections until their first bytes are complete. A connection that sends nothing, or a byte now and then,
 * costs a socket, and not the state of TLS and HTTP/2, which is ten times as much. `ConnectionGate` closes it at its
 * deadline.
 */
export class HeldConnections {
  readonly #greeting: Greeting;
  readonly #held = new Set<Socket>();

  constructor(greeting: Greeting) {
    this.#greeting = greeting;
  }

  /**
   * Calls once when a reader of the connection finds all of its bytes: at a whole greeting, or at one that cannot
   * become one.
   */
  hold(socket: Socket, onGreeting: () => void): void {
    let bytes: Buffer = Buffer.alloc(0);
    const release = () => this.#held.delete(socket);
    const ignore = () => undefined; // The end of the connection follows.
    const take = (more: Buffer) => {
      bytes = joined(bytes, more);
      if (isAwaited(this.#greeting, bytes)) return;
      release();
      socket.off('data', take).off('error', ignore).off('close', release).pause();
      socket.unshift(bytes);
      onGreeting();
    };
    this.#held.add(socket);
    socket.on('data', take).on('error', ignore).on('close', release);
  }

  /** Ends those that are held. */
  close(): void {
    for (const socket of this.#held) socket.destroy();
  }
}

/** A copy of its own: a part of what was read would keep the whole buffer of the read. */
function joined(bytes: Buffer, more: Buffer): Buffer {
  const both = Buffer.allocUnsafeSlow(bytes.length + more.length);
  bytes.copy(both);
  more.copy(both, bytes.length);
  return both;
}

function isAwaited(greeting: Greeting, bytes: Buffer): boolean {
  if (greeting === 'http2') return bytes.length < preface.length && bytes.equals(preface.subarray(0, bytes.length));
  if (bytes[0] !== handshake) return false;
  return (
    bytes.length < recordHeader ||
    bytes.length < recordHeader + Math.min(maxRecord, bytes.readUInt16BE(recordHeader - 2))
  );
}
