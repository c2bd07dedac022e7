import { connect } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { toLong, userId } from '@cecochat/contracts';
import type { VerifiedCaller } from '@cecochat/runtime';
import type { ConnectionTaker, DeviceConnection } from '../../services/messaging/edge/device-connection.ts';
import { openTestEdge, type TestEdge } from '../support/edge.ts';
import { MemoryMessaging } from '../support/memory-messaging.ts';
import type { RawDevice } from '../support/raw-client.ts';

/** A connection that a server does not close after its client has sent everything is ended by the client after this. */
const lingerMs = 20;
/** The server has this long to read: HTTP/2 drops what it has not handled when its client ends the connection. */
const readMs = 3;
const settleMs = 10_000;
const devices = 1_000;

/** A messaging server from its ports to its log in memory, behind an edge with generous limits. */
export class FuzzedServer {
  readonly edge: TestEdge;
  /** A token of user 1, whom connections with hostile input act for. */
  readonly token: string;
  #messaging = new MemoryMessaging(devices);
  #count = 0;
  #fed = 0;
  #accepted = 0;

  private constructor(edge: TestEdge, token: string) {
    this.edge = edge;
    this.token = token;
  }

  static async open(): Promise<FuzzedServer> {
    const edge = await openTestEdge(() => performance.now());
    return new FuzzedServer(edge, await edge.tokenOf(1));
  }

  /** Takes the devices of both transports. */
  readonly taker: ConnectionTaker = {
    accept: (connection: DeviceConnection) => {
      this.#accepted++;
      this.#messaging.service.accept(connection);
    },
    send: (request, caller: VerifiedCaller) => this.#messaging.service.send(request, caller),
  };

  /** Sends bytes on a connection of their own, in pieces, and ends it. */
  async feed(port: number, pieces: readonly Buffer[]): Promise<void> {
    this.#fed++;
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined).resume();
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    socket.once('close', () => resolve(undefined));
    for (const piece of pieces) {
      if (socket.destroyed) break;
      socket.write(piece);
      await turn();
    }
    await Promise.race([closed, sleep(readMs)]);
    socket.end();
    await Promise.race([closed, sleep(lingerMs)]);
    socket.destroy();
    await closed;
  }

  /** Nothing is left of the connections before, and a device with another user is served: its message comes to it. */
  async settle(dial: (token: string) => RawDevice): Promise<void> {
    await until('connections or calls are left', () => {
      this.edge.calls.sweep();
      return this.edge.connections.connections + this.edge.calls.calls + this.#messaging.table.connections === 0;
    });
    const device = dial(await this.edge.tokenOf(2));
    device.listen({ device: `d${this.#count++}` });
    await until(`a device is not served: ${device.ended?.message}`, () => device.ready !== undefined);
    device.write({ send: { sequence: toLong(1), receiver: toLong(userId(3)), text: { text: 'hello' } } });
    await until('a message does not arrive', () => device.acks.length === 1 && device.deliveries.length > 0);
    device.close();
    await until('a device stays', () => this.#messaging.table.connections === 0);
    // Its log keeps what was sent.
    this.#messaging = new MemoryMessaging(devices);
    this.edge.refused.length = this.edge.noted.length = 0;
  }

  /** Enough of the input is well-formed up to the frames of devices: other faults would never be found. */
  checkDepth(): void {
    if (this.#accepted < this.#fed / 10) throw new Error(`of ${this.#fed} connections ${this.#accepted} became those of devices`);
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const endMs = performance.now() + settleMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(what);
    await sleep(5);
  }
}
