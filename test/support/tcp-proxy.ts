import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-ports.ts';

/** What a proxy does with bytes, and with those who come. */
type Mode = 'open' | 'cut' | 'hung' | 'deaf' | 'mute';

export interface TcpProxy {
  /** host:port to dial instead of the target. */
  readonly address: string;
  readonly target: string;
  /** Cuts every connection and refuses new ones. */
  cut(): void;
  /** Keeps the connections and passes nothing on: the target hangs. */
  hang(): void;
  /** Keeps the connections and passes on only what clients send: they get no answers of the target. */
  deafen(): void;
  /** Keeps the connections and passes on only what the target sends: it gets no requests of clients. */
  mute(): void;
  /** Ends the stream to clients, while the target still sends; what clients send is passed on. New connections work. */
  halfClose(): void;
  /** Passes every byte on after so many milliseconds, in both directions. */
  delay(ms: number): void;
  /** Passes everything on again, at once; what was held back comes first. */
  heal(): void;
  close(): Promise<void>;
}

/** A way to something that a test can close without touching the thing, which others use; at an address of choice or a free one. */
export async function startTcpProxy(target: string, listen?: string): Promise<TcpProxy> {
  const [host, port] = splitAddress(target);
  const own = listen === undefined ? (['127.0.0.1', await freePort()] as const) : splitAddress(listen);
  const sockets = new Map<Socket, 'near' | 'far'>();
  let mode: Mode = 'open';
  let delayMs = 0;
  const regulate = (socket: Socket, side: 'near' | 'far') => {
    const isHeld = mode === 'hung' || (mode === 'deaf' && side === 'far') || (mode === 'mute' && side === 'near');
    if (isHeld) socket.pause();
    else socket.resume();
  };
  const change = (next: Mode) => {
    mode = next;
    for (const [socket, side] of sockets) regulate(socket, side);
  };
  const cutAll = () => {
    for (const socket of sockets.keys()) socket.destroy();
  };
  const server = createServer((near) => {
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    for (const [side, one, other] of [['near', near, far], ['far', far, near]] as const) {
      sockets.set(one, side);
      const late = new DelayedWriter(other, () => delayMs);
      one.on('data', (bytes: Buffer) => late.write(bytes)).on('error', () => one.destroy());
      other.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      regulate(one, side);
    }
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen(own[1], own[0], () => resolve(undefined));
  await promise;
  return {
    address: `${own[0].includes(':') ? `[${own[0]}]` : own[0]}:${own[1]}`,
    target,
    cut: () => {
      change('cut');
      cutAll();
    },
    hang: () => change('hung'),
    deafen: () => change('deaf'),
    mute: () => change('mute'),
    halfClose: () => {
      for (const [socket, side] of sockets) if (side === 'near') socket.end();
    },
    delay: (ms) => (delayMs = ms),
    heal: () => {
      delayMs = 0;
      change('open');
    },
    close: async () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      cutAll();
      await closed.promise;
    },
  };
}

/** Writes to a socket after a delay that may change, and keeps the order. */
class DelayedWriter {
  readonly #to: Socket;
  readonly #delayMs: () => number;
  readonly #held: { readonly bytes: Buffer; readonly dueMs: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(to: Socket, delayMs: () => number) {
    this.#to = to;
    this.#delayMs = delayMs;
  }

  write(bytes: Buffer): void {
    const delayMs = this.#delayMs();
    if (delayMs === 0 && this.#held.length === 0) {
      this.#pass(bytes);
      return;
    }
    this.#held.push({ bytes, dueMs: performance.now() + delayMs });
    this.#passDue();
  }

  #passDue(): void {
    clearTimeout(this.#timer);
    for (let [first] = this.#held; first !== undefined; [first] = this.#held) {
      const waitMs = this.#delayMs() === 0 ? 0 : first.dueMs - performance.now();
      if (waitMs > 0) {
        // Looked at again soon: the delay may be over before that.
        this.#timer = setTimeout(() => this.#passDue(), Math.min(waitMs, 20));
        return;
      }
      this.#held.shift();
      this.#pass(first.bytes);
    }
  }

  #pass(bytes: Buffer): void {
    if (this.#to.writable) this.#to.write(bytes);
  }
}

/** Host and port of host:port or [host]:port. */
function splitAddress(address: string): readonly [string, number] {
  const at = address.lastIndexOf(':');
  return [address.slice(0, at).replace(/^\[|\]$/g, ''), Number(address.slice(at + 1))];
}
