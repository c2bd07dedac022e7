import type { Socket } from 'node:net';
import type { Server } from 'node:http';
import type { Edge } from './edge.ts';

/** A connection as the edge sees it. */
interface Visit {
  readonly closed: boolean;
  close(): void;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Registers the connections of an HTTP server at the edge, which closes those on which no request had a valid token.
 */
export class HttpVisits {
  readonly #edge: Pick<Edge, 'connections' | 'unverified'>;
  readonly #visits = new WeakMap<Socket, Visit>();

  constructor(edge: Pick<Edge, 'connections' | 'unverified'>, server: Server) {
    this.#edge = edge;
    const { connections, unverified } = edge;
    server.prependListener('request', ({ socket }, response) => {
      connections.established(socket);
      const visit = this.#visitOf(socket);
      unverified.callBegan(visit);
      response.once('close', () => unverified.callEnded(visit));
    });
  }

  /** A request of the connection has a valid token. */
  verified(socket: Socket): void {
    this.#edge.unverified.verified(this.#visitOf(socket));
  }

  /** With its first request: one without any is closed by `ConnectionGate`. */
  #visitOf(socket: Socket): Visit {
    const known = this.#visits.get(socket);
    if (known !== undefined) return known;
    const visit: Visit = {
      get closed() {
        return socket.destroyed;
      },
      close: () => socket.destroySoon(),
      once: (event, listener) => socket.once(event, listener),
    };
    this.#visits.set(socket, visit);
    this.#edge.unverified.opened(visit, socket.remoteAddress);
    return visit;
  }
}
