import type { Socket } from 'node:net';
import { addressGroup } from './address-group.ts';
import { Counts } from './counts.ts';

export interface ConnectionLimits {
  readonly connections: number;
  /** An address is what `addressGroup` takes for one. */
  readonly connectionsPerAddress: number;
}

/** Why a connection was refused or closed. */
export type RefusedConnection = 'process' | 'address' | 'newcomers' | 'silent';

/** Called with the address of a connection that was refused or closed, empty where it is not known. */
export type OnRefusedConnection<Reason> = (reason: Reason, address: string) => void;

export interface ConnectionGateOptions {
  readonly limits: ConnectionLimits;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onRefused: OnRefusedConnection<RefusedConnection>;
}

/** Deadline of a connection for its first request; until then it is in a TLS handshake, or silent. */
const newcomerMs = 10_000;
/** Bound on them. Beyond it, one older than the grace period is closed; if none is, the new one is refused. */
const [maxNewcomers, graceMs] = [2_048, 2_000];

interface Newcomer {
  readonly socket: Socket;
  readonly sinceMs: number;
}

/**
 * Bounds the connections of a process: all of them, those of one address, and those that have not brought a request
 * yet.
 */
export class ConnectionGate {
  readonly #options: ConnectionGateOptions;
  readonly #byAddress = new Counts<string>();
  /** By remote address and port; the oldest first. */
  readonly #newcomers = new Map<string, Newcomer>();
  #connections = 0;

  constructor(options: ConnectionGateOptions) {
    this.#options = options;
  }

  get connections(): number {
    return this.#connections;
  }

  /** Counts a connection until it closes, or destroys it. Returns whether it is admitted. */
  admit(socket: Socket): boolean {
    const { limits, clock } = this.#options;
    const address = addressGroup(socket.remoteAddress ?? '');
    if (this.#connections >= limits.connections) return this.#refuse(socket, 'process');
    if (this.#byAddress.of(address) >= limits.connectionsPerAddress) return this.#refuse(socket, 'address');
    if (this.#newcomers.size >= maxNewcomers && !this.#makeRoom()) return this.#refuse(socket, 'newcomers');
    const name = nameOf(socket);
    this.#connections++;
    this.#byAddress.add(address);
    this.#newcomers.set(name, { socket, sinceMs: clock() });
    socket.once('close', () => {
      this.#connections--;
      this.#newcomers.delete(name);
      this.#byAddress.remove(address);
    });
    return true;
  }

  /** A connection has brought a request. */
  established(socket: Pick<Socket, 'remoteAddress' | 'remotePort'>): void {
    this.#newcomers.delete(nameOf(socket));
  }

  /** To be called every second or so: destroys connections that have taken too long. */
  sweep(): void {
    for (const { socket, sinceMs } of this.#newcomers.values()) {
      if (this.#options.clock() - sinceMs < newcomerMs) return;
      this.#refuse(socket, 'silent');
    }
  }

  #makeRoom(): boolean {
    const oldest = this.#newcomers.entries().next();
    if (oldest.done === true) return false;
    const [name, { socket, sinceMs }] = oldest.value;
    if (this.#options.clock() - sinceMs < graceMs) return false;
    this.#newcomers.delete(name);
    this.#refuse(socket, 'newcomers');
    return true;
  }

  #refuse(socket: Socket, reason: RefusedConnection): false {
    const address = socket.remoteAddress ?? '';
    socket.on('error', () => undefined);
    socket.destroy();
    this.#options.onRefused(reason, address);
    return false;
  }
}

const nameOf = ({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string =>
  `${remoteAddress}:${remotePort}`;
