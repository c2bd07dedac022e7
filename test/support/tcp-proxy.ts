import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-ports.ts';

export interface TcpProxy {
  /** host:port to dial instead of the target. */
  readonly address: string;
  readonly target: string;
  /** Cuts every connection and refuses new ones. */
  cut(): void;
  /** Keeps the connections and passes nothing on: the target hangs. */
  hang(): void;
  /** Keeps the connections and passes on only what clients send: they do not hear of what the target does with it. */
  deafen(): void;
  /** Passes everything on again. */
  heal(): void;
  close(): Promise<void>;
}

/** A way to something that a test can close without touching the thing, which others use; at an address of choice or a free one. */
export async function startTcpProxy(target: string, listen?: string): Promise<TcpProxy> {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Map<Socket, 'near' | 'far'>();
  let mode: 'open' | 'cut' | 'hung' | 'deaf' = 'open';
  const regulate = (socket: Socket, side: 'near' | 'far') => {
    if (mode === 'hung' || (mode === 'deaf' && side === 'far')) socket.pause();
    else socket.resume();
  };
  const regulateAll = () => {
    for (const [socket, side] of sockets) regulate(socket, side);
  };
  const server = createServer((near) => {
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(port), host);
    for (const [side, one, other] of [['near', near, far], ['far', far, near]] as const) {
      sockets.set(one, side);
      one.on('data', (bytes) => other.write(bytes)).on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      regulate(one, side);
    }
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const own = listen === undefined ? await freePort() : Number(listen.split(':')[1]);
  server.listen(own, '127.0.0.1', () => resolve(undefined));
  await promise;
  const cutAll = () => {
    for (const socket of sockets.keys()) socket.destroy();
  };
  return {
    address: `127.0.0.1:${own}`,
    target,
    cut: () => {
      mode = 'cut';
      cutAll();
    },
    hang: () => {
      mode = 'hung';
      regulateAll();
    },
    deafen: () => {
      mode = 'deaf';
      regulateAll();
    },
    heal: () => {
      mode = 'open';
      regulateAll();
    },
    close: async () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      cutAll();
      await closed.promise;
    },
  };
}
