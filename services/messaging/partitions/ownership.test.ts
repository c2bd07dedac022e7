import { epoch, partition, type Partition } from '@cecochat/contracts';
import { newOwnership, placeOf, stepOwnership, type Devices, type Ownership, type OwnershipOutput, type PublishedRouting } from './ownership.ts';

const [A, B] = ['messaging-0', 'messaging-1'];
const p = partition(1);

interface Change {
  readonly a?: readonly number[];
  readonly b?: readonly number[];
  readonly handover?: { readonly state: 'warming' | 'draining'; readonly from?: string; readonly to?: string };
}

const routing = (at: number, { a = [], b = [], handover }: Change): PublishedRouting => ({
  epoch: epoch(at),
  partitionCount: 3,
  servers: new Map([
    [A, { address: 'a:1', partitions: a.map(partition) }],
    [B, { address: 'b:1', partitions: b.map(partition) }],
  ]),
  handovers: new Map(handover === undefined ? [] : [[p, { from: A, to: B, deadlineMs: 10_000, ...handover }]]),
  drainRate: 100,
});

class Server {
  nowMs = 0;
  readonly state: Ownership;
  readonly devices = new Map<Partition, { connected: number; untold: number }>();

  constructor(name: string) {
    this.state = newOwnership(name, 15_000, 0);
  }

  follow(published: PublishedRouting): OwnershipOutput[] {
    return stepOwnership(this.state, { kind: 'routing', routing: published }, this.nowMs);
  }

  tick(afterMs = 100): OwnershipOutput[] {
    this.nowMs += afterMs;
    const none: Devices = { connected: 0, untold: 0 };
    return stepOwnership(this.state, { kind: 'tick', devices: (each) => this.devices.get(each) ?? none }, this.nowMs);
  }
}

test('a server follows what the routing gives it, and knows where the rest is', () => {
  const server = new Server(A);
  expect(server.follow(routing(1, { a: [0, 1], b: [2] }))).toEqual([0, 1].map((each) => ({ kind: 'follow', partition: each })));
  expect([0, 1, 2].map((each) => placeOf(server.state, partition(each)).kind)).toEqual(['here', 'here', 'elsewhere']);
  expect(placeOf(server.state, partition(2))).toEqual({ kind: 'elsewhere', server: { address: 'b:1' } });
});

test('a partition is here since the epoch from which on no other server can have served it', () => {
  const server = new Server(A);
  const since = () => {
    const place = placeOf(server.state, p);
    return place.kind === 'here' ? place.since : place.kind;
  };
  const served: [number, Change, number | string][] = [
    [1, { a: [1] }, 1],
    [2, { a: [1], handover: { state: 'warming' } }, 1],
    [3, { b: [1], handover: { state: 'draining' } }, 'elsewhere'],
    [4, { a: [1] }, 4],
    [5, { a: [0, 1] }, 4],
    [7, { a: [1] }, 7], // The sixth was missed: it may have given the partition to another one.
  ];
  for (const [at, change, expected] of served) {
    server.follow(routing(at, change));
    expect([at, since()]).toEqual([at, expected]);
  }
});

test('an older routing, and another one of the same epoch, are not followed', () => {
  const server = new Server(A);
  server.follow(routing(5, { a: [0] }));
  expect(server.follow(routing(4, { a: [0, 1, 2] }))).toEqual([]);
  expect(server.follow(routing(5, { a: [0, 1, 2] }))).toEqual([]);
  expect(server.state.epoch).toBe(5);
});

test('the new server of a handover reads the tail first, and takes devices once the partition is its own', () => {
  const server = new Server(B);
  expect(server.follow(routing(1, { a: [1], handover: { state: 'warming' } }))).toEqual([{ kind: 'follow', partition: p }]);
  expect(placeOf(server.state, p)).toEqual({ kind: 'elsewhere', server: { address: 'a:1' } });
  expect(server.state.tenures.get(p)).toEqual({ kind: 'warming' });
  expect(server.follow(routing(2, { b: [1], handover: { state: 'draining' } }))).toEqual([]);
  expect(placeOf(server.state, p).kind).toBe('here');
});

test('the old server of a handover sends its devices away at the rate, and lets go when the operator says that it is over', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1], handover: { state: 'warming' } }));
  server.devices.set(p, { connected: 30, untold: 30 });
  expect(server.follow(routing(2, { b: [1], handover: { state: 'draining' } }))).toEqual([]);
  expect(placeOf(server.state, p)).toEqual({ kind: 'elsewhere', server: { address: 'b:1' } });
  const told: number[] = [];
  for (let tick = 0; tick < 3; tick++) {
    const [output] = server.tick(100);
    if (output?.kind !== 'send-away') throw new Error('nobody was sent away');
    told.push(output.count);
    server.devices.set(p, { connected: 30, untold: 30 - told.reduce((sum, each) => sum + each, 0) });
  }
  expect(told).toEqual([10, 10, 10]);
  server.devices.delete(p);
  expect(server.tick()).toEqual([]);
  expect(server.follow(routing(3, { b: [1] }))).toEqual([{ kind: 'cut', partition: p }, { kind: 'unfollow', partition: p }]);
});

test('devices that have not left at the deadline are cut', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1] }));
  server.follow(routing(2, { b: [1], handover: { state: 'draining' } }));
  server.devices.set(p, { connected: 2, untold: 0 });
  expect(server.tick(9_000)).toEqual([]);
  expect(server.tick(1_100)).toEqual([{ kind: 'cut', partition: p }]);
});

test('a handover that is reversed gives the partition back, with the devices that are still there', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1] }));
  server.follow(routing(2, { b: [1], handover: { state: 'draining' } }));
  expect(server.follow(routing(3, { a: [1] }))).toEqual([]);
  expect(server.state.tenures.get(p)).toEqual({ kind: 'serving' });
  expect(placeOf(server.state, p).kind).toBe('here');
});

test('a handover that is cancelled while the new server reads ends that', () => {
  const server = new Server(B);
  server.follow(routing(1, { a: [1], handover: { state: 'warming' } }));
  expect(server.follow(routing(2, { a: [1] }))).toEqual([{ kind: 'unfollow', partition: p }]);
});

test('a server that was taken for dead sends its devices away when it learns of it', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1] }));
  server.devices.set(p, { connected: 5, untold: 5 });
  expect(server.follow(routing(2, { b: [1] }))).toEqual([]);
  expect(server.tick(100)).toEqual([{ kind: 'send-away', partition: p, count: 5 }]);
  server.devices.delete(p);
  expect(server.tick(100)).toEqual([{ kind: 'unfollow', partition: p }]);
});

test('devices of a partition that nobody serves stay until the deadline: there is nowhere to go', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1] }));
  server.devices.set(p, { connected: 5, untold: 5 });
  server.follow(routing(2, {}));
  expect(server.tick(1_000)).toEqual([]);
  expect(server.tick(15_000)).toEqual([{ kind: 'cut', partition: p }]);
});

test('who comes back after a restart in the middle of a handover has nobody to send away', () => {
  const server = new Server(A);
  expect(server.follow(routing(2, { b: [1], handover: { state: 'draining' } }))).toEqual([]);
  expect(server.state.tenures.size).toBe(0);
});

test('the budget does not pile up while there is nobody to send away', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [1] }));
  server.tick(60_000);
  server.follow(routing(2, { b: [1], handover: { state: 'draining' } }));
  server.devices.set(p, { connected: 500, untold: 500 });
  expect(server.tick(10)).toEqual([{ kind: 'send-away', partition: p, count: 25 }]);
});

test('the partition whose deadline is nearest is left first', () => {
  const server = new Server(A);
  server.follow(routing(1, { a: [0, 1] }));
  const q = partition(0);
  const leaving = (deadlineMs: number) => ({ from: A, to: B, state: 'draining' as const, deadlineMs });
  server.follow({ ...routing(2, { b: [0, 1] }), handovers: new Map([[q, leaving(9_000)], [p, leaving(5_000)]]) });
  for (const each of [q, p]) server.devices.set(each, { connected: 10, untold: 10 });
  expect(server.tick(100)).toEqual([{ kind: 'send-away', partition: p, count: 10 }]);
});
