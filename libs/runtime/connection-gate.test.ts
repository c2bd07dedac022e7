import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { ConnectionGate, type RefusedConnection } from './connection-gate.ts';

let nextPort = 1;

/** A connection from an address, that closes when it is destroyed. */
class Arriving extends EventEmitter {
  readonly remotePort = nextPort++;
  readonly remoteAddress: string;

  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }

  destroy(): void {
    this.emit('close');
  }
}

function gateOf(limits: { readonly connections: number; readonly connectionsPerAddress: number }) {
  const refused: RefusedConnection[] = [];
  const from: string[] = [];
  const onRefused = (reason: RefusedConnection, address: string) => void [refused.push(reason), from.push(address)];
  const gate = new ConnectionGate({ limits, clock: () => 0, onRefused });
  const arrive = (address: string) => {
    const socket = new Arriving(address);
    return { socket, isAdmitted: gate.admit(socket as unknown as Socket) };
  };
  return { gate, refused, from, arrive };
}

test('connections of a process and of an address are bounded, and a closed one makes room', () => {
  const { gate, refused, from, arrive } = gateOf({ connections: 3, connectionsPerAddress: 2 });
  const first = arrive('10.0.0.1');
  arrive('10.0.0.1');
  expect(arrive('10.0.0.1').isAdmitted).toBe(false);
  expect(arrive('10.0.0.2').isAdmitted).toBe(true);
  expect(arrive('10.0.0.3').isAdmitted).toBe(false);
  expect([refused, from, gate.connections]).toEqual([['address', 'process'], ['10.0.0.1', '10.0.0.3'], 3]);
  first.socket.destroy();
  expect([arrive('10.0.0.1').isAdmitted, gate.connections]).toEqual([true, 3]);
});

test('the addresses of one IPv6 network count as one, and so do both notations of an IPv4 address', () => {
  const { arrive } = gateOf({ connections: 100, connectionsPerAddress: 2 });
  const admitted = (addresses: readonly string[]) => addresses.map((address) => arrive(address).isAdmitted);
  expect(admitted(['2001:db8:0:7::1', '2001:db8:0:7::2', '2001:db8:0:7:a:b:c:d', '2001:db8:0:8::1'])).toEqual([
    true, true, false, true,
  ]);
  expect(admitted(['10.0.0.1', '::ffff:10.0.0.1', '10.0.0.1'])).toEqual([true, true, false]);
});
