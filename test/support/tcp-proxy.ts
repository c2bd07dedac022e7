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
  /** Passes everything on again. */
  heal(): void;
  close(): Promise<void>;
}

/** A way to something that a test can close without touching the thing, which others use; at an address of choice or a free one. */
export async function startTcpProxy(target: string, listen?: string): Promise<TcpProxy> {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Set<Socket>();
  let mode: 'open' | 'cut' | 'hung' = 'open';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (mode === 'hung') socket.pause();
  };
  const server = createServer((near) => {
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(port), host);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      keep(one);
      one.on('data', (bytes) => other.write(bytes)).on('close', () => other.destroy());
    }
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const own = listen === undefined ? await freePort() : Number(listen.split(':')[1]);
  server.listen(own, '127.0.0.1', () => resolve(undefined));
  await promise;
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
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
      for (const socket of sockets) socket.pause();
    },
    heal: () => {
      mode = 'open';
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      const closed = Promise.withResolvers<undefined>();
      server.close(() => closed.resolve(undefined));
      cutAll();
      await closed.promise;
    },
  };
}
