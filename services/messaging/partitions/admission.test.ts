import { once } from 'node:events';
import { ChatError, epoch, partition, userId } from '@cecochat/contracts';
import type { ServedPartition } from './served-partition.ts';
import { Admission } from './admission.ts';

const alice = userId(1);
const served = {} as ServedPartition;

/** A server that owns every user under epoch 5, and none under a later one. The test controls the time. */
class Server {
  nowMs = 0;
  epoch = epoch(5);
  published = epoch(5);
  redisAnswers = true;
  /** Reads of the routing. */
  reads = 0;
  /** Whether devices wait for their turn until they are aborted. */
  isPatient = false;
  readonly sleptMs: number[] = [];
  readonly admission: Admission;

  constructor() {
    const check = () => {
      if (this.epoch > 5) throw new ChatError('wrong-server', 'elsewhere');
      return partition(0);
    };
    const epochNow = () => this.epoch;
    this.admission = new Admission({
      table: { check, admit: async () => served, get epoch() { return epochNow(); } },
      acceptRate: 10,
      refreshRouting: async () => {
        this.reads++;
        if (this.redisAnswers) this.epoch = this.published;
        return this.redisAnswers;
      },
      clock: () => this.nowMs,
      sleep: async (ms, signal) => {
        this.sleptMs.push(ms);
        if (this.isPatient && !signal.aborted) await once(signal, 'abort');
      },
    });
  }

  pass(ms: number): void {
    for (const endMs = this.nowMs + ms; this.nowMs < endMs; this.nowMs += 100) this.admission.tick();
  }
}

test('a device that comes under the epoch of the server, or without one, is taken', async () => {
  const server = new Server();
  expect(await server.admission.admit(alice, 5)).toBe(served);
  expect(await server.admission.admit(alice, 0)).toBe(served);
});

test('a device that knows a later epoch makes the server look again, and is not taken before it knows it too', async () => {
  const server = new Server();
  await expect(server.admission.admit(alice, 6)).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 500 } });
  server.published = epoch(6);
  await expect(server.admission.admit(alice, 6)).rejects.toMatchObject({ code: 'wrong-server' });
});

test('a server that was suspended takes nobody before it has looked again, also one whose opening it was in the middle of', async () => {
  const server = new Server();
  await server.admission.admit(alice, 5);
  server.published = epoch(6);
  server.nowMs += 20_000;
  await expect(server.admission.confirm(alice, 5)).rejects.toMatchObject({ code: 'wrong-server' });
});

test('a server that was suspended and cannot look takes nobody until it can', async () => {
  const server = new Server();
  server.redisAnswers = false;
  server.nowMs += 20_000;
  server.pass(5_000);
  await expect(server.admission.admit(alice, 5)).rejects.toMatchObject({ code: 'unavailable' });
  server.redisAnswers = true;
  server.pass(200);
  await Promise.resolve();
  expect(await server.admission.admit(alice, 5)).toBe(served);
});

test('while Redis is away a server that was not suspended goes on with what it knows', async () => {
  const server = new Server();
  server.redisAnswers = false;
  server.pass(30_000);
  expect(await server.admission.admit(alice, 5)).toBe(served);
});

test('devices beyond the rate wait for their turn, and those beyond that are told when to come back', async () => {
  const server = new Server();
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, place) => server.admission.admit(userId(place + 1), 5)));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as ChatError);
  expect(server.sleptMs).toEqual(Array.from({ length: 40 }, (_, place) => (place + 1) * 100));
  expect(refused).toHaveLength(60 - 3 - 40);
  expect(refused.every(({ code, details }) => code === 'overloaded' && (details.retryAfterMs ?? 0) > 0)).toBe(true);
});

test('a server that leaves lets nobody wait', async () => {
  const server = new Server();
  server.isPatient = true;
  const admitted = Array.from({ length: 20 }, (_, place) => server.admission.admit(userId(place + 1), 5));
  await new Promise((resolve) => setImmediate(resolve));
  expect(server.sleptMs).toHaveLength(17);
  server.admission.leave();
  expect(await Promise.all(admitted)).toHaveLength(20);
});

test('of one user so many devices wait as may be connected, and others wait no longer for the rest', async () => {
  const server = new Server();
  server.isPatient = true;
  const mine = Array.from({ length: 100 }, () => server.admission.admit(alice, 5));
  const settled = Promise.allSettled(mine);
  await new Promise((resolve) => setImmediate(resolve));
  expect(server.sleptMs).toHaveLength(16);
  const other = server.admission.admit(userId(77), 5);
  await new Promise((resolve) => setImmediate(resolve));
  expect(server.sleptMs.at(-1)).toBe(1_700);
  server.admission.leave();
  expect(await other).toBe(served);
  const refused = (await settled).filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as ChatError);
  expect(refused).toHaveLength(100 - 3 - 16);
  expect(refused[0]).toMatchObject({ code: 'overloaded', details: { field: 'device', retryAfterMs: 1_000 } });
});

test('devices with epochs of the future, however many, cause few reads of the routing', async () => {
  const server = new Server();
  for (let round = 0; round < 20; round++) {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, place) => server.admission.confirm(userId(place + 1), 1_000_000)));
    expect(outcomes.every((outcome) => outcome.status === 'rejected' && (outcome.reason as ChatError).code === 'unavailable')).toBe(true);
    server.nowMs += 100;
  }
  expect(server.reads).toBe(20); // The time stands still while they wait: one each time.
  expect(server.sleptMs.filter((ms) => ms > 100).length).toBeGreaterThan(10);
});
