import { setTimeout as sleep } from 'node:timers/promises';
import {
  cecochat, ChatError, decodeEvent, decodeRecord, groupId, lineage, messageId, sequence, textContent, textKind, toNumber, userId, type Content,
  type MessageId, type Target,
} from '@cecochat/contracts';
import { MemoryLogWriter, type Obstacle, type OutgoingRecord } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import fc from 'fast-check';
import { eventually } from '../../../test/support/eventually.ts';
import type { ClaimRequest, MadeClaim } from '../log/claims.ts';
import { UserLane } from './send-turns.ts';
import { SendPipeline } from './send-pipeline.ts';
import { SendingDevice, type PendingSend } from './sending-device.ts';

const partitions = 8;

/** A log and a Redis that record their calls, and fail on demand. */
class World {
  readonly log: { partition: number; sender: bigint; sequence: number; id: bigint; at: number }[] = [];
  /** Of the records in the log. */
  readonly values: Buffer[] = [];
  readonly outcomes: string[] = [];
  /** Sequences of the commands for groups, by partition. */
  readonly commands: { partition: number; sequence: number; id: number }[] = [];
  commandObstacle: Obstacle = () => undefined;
  readonly failures: string[] = [];
  limited = 0;
  redisFails = false;
  leaseHeld = true;
  /** Since when receivers take no messages; they take them where it is undefined. */
  blockedSinceMs: number | undefined;
  redisWaits: Promise<undefined> | undefined;
  claims = 0;
  /** Names of devices for which Redis has no answer. */
  readonly failing = new Set<string>();
  obstacle: Obstacle = () => undefined;
  nowMs = 0;
  #id = 0n;
  readonly #claimed = new Map<string, MessageId>();
  readonly writer = new MemoryLogWriter((record) => this.#take(record), (record) => this.obstacle(record));

  readonly pipeline = new SendPipeline({
    editWindowMs: 60_000,
    blocks: { of: async (pairs) => ({ sinceMs: pairs.map(() => this.blockedSinceMs), unknown: 0 }) },
    onUnknownBlocks: () => undefined,
    partitionCount: () => partitions,
    memoryBytes: 256 * 1024 * 1024,
    mayMakeIds: () => this.leaseHeld,
    nextId: () => messageId(++this.#id),
    claim: (requests) => this.#claim(requests),
    writer: this.writer,
    commandWriter: new MemoryLogWriter((record) => this.#takeCommand(record), (record) => this.commandObstacle(record)),
    onBatch: () => undefined,
    onLimited: () => void this.limited++,
    onFinished: () => undefined,
    onFailure: ({ code }) => void this.failures.push(code),
    backOffMs: () => 1,
    clock: () => this.nowMs,
  });

  send(device: SendingDevice, number: number, receiver: bigint, more: { text?: string; digest?: number; content?: Content } = {}) {
    return this.#send(device, number, { receiver: userId(receiver) }, more);
  }

  sendToGroup(device: SendingDevice, number: number, group: bigint) {
    return this.#send(device, number, { group: groupId(group) });
  }

  /** The service of groups decides a send of a device. */
  decide(device: SendingDevice, number: number, error?: ChatError): void {
    const send = { sender: device.user, device: device.name, lineage: lineage(5), sequence: sequence(number) };
    this.pipeline.decided({ send, result: error === undefined ? { kind: 'accepted', id: messageId(1) } : { kind: 'refused', error } });
  }

  #send(device: SendingDevice, number: number, target: Target, { text = 'x', digest = 1, content = textContent(text) as Content }: { text?: string; digest?: number; content?: Content } = {}): Promise<'acknowledged' | ChatError> {
    const { promise, resolve } = Promise.withResolvers<'acknowledged' | ChatError>();
    const reply = {
      acknowledged: (at: number, id: bigint) => {
        this.outcomes.push(`acked ${device.name} ${at} ${id}`);
        resolve('acknowledged');
      },
      refused: (at: number, error: ChatError) => {
        this.outcomes.push(`refused ${device.name} ${at} ${error.code} ${error.details.lastSequence}`);
        resolve(error);
      },
    };
    const pending = device.submit({ lineage: lineage(5), sequence: sequence(number), ...target, content, digest }, reply, this.nowMs);
    if (pending !== undefined) this.pipeline.push(pending);
    return promise;
  }

  /** The sequences of a device in a partition, in the order of the log. */
  sequences(device: SendingDevice, partition: number): number[] {
    return this.log.filter((record) => record.sender === device.user && record.partition === partition).map((record) => record.sequence);
  }

  async #claim(requests: readonly ClaimRequest[]): Promise<MadeClaim[][]> {
    this.claims++;
    await this.redisWaits;
    if (this.redisFails) throw new Error('away');
    return requests.map((request) => request.sends.map(({ sequence: each }): MadeClaim => {
      if (this.failing.has(request.device)) return { kind: 'failed' };
      const key = `${request.device} ${each}`;
      const known = this.#claimed.get(key);
      const id = known ?? messageId(++this.#id);
      this.#claimed.set(key, id);
      return { kind: known === undefined ? 'accepted' : 'repeated', id, lineage: request.lineage ?? lineage(1) };
    }));
  }

  #takeCommand({ partition, value }: OutgoingRecord): number {
    const { send } = cecochat.v1.GroupCommand.decode(value);
    return this.commands.push({ partition, sequence: toNumber(send?.sequence), id: toNumber(send?.messageId) });
  }

  #take({ partition, value }: OutgoingRecord): number {
    this.values.push(value);
    const event = decodeEvent(decodeRecord(value));
    return this.log.push({ partition, sender: event.sender, sequence: event.sequence, id: event.messageId, at: this.log.length }) - 1;
  }
}

/** The records of a device that receivers keep: those above the highest sequence that they have seen. */
function seen(sequences: readonly number[]): number[] {
  let highest = 0;
  return sequences.filter((each) => {
    const isNew = each > highest;
    highest = Math.max(highest, each);
    return isNew;
  });
}

/** Users by their partition. */
const userIn = (partition: number, nth = 0): bigint => {
  let [user, found] = [0n, -1];
  while (found < nth) if (partitionOf(userId(++user), partitions) === partition) found++;
  return user;
};

/** A device as the protocol wants it: writes sends in order, and after a refusal that a retry can help everything that is open again. */
async function sendAll(world: World, device: SendingDevice, receivers: readonly bigint[]): Promise<number[]> {
  const refusedForGood: number[] = [];
  let open = receivers.map((receiver, index) => ({ number: index + 1, receiver }));
  while (open.length > 0) {
    const outcomes = await Promise.all(open.map(async (send) => ({ send, outcome: await world.send(device, send.number, send.receiver) })));
    for (const { send, outcome } of outcomes) if (outcome !== 'acknowledged' && !outcome.retryable) refusedForGood.push(send.number);
    open = outcomes.flatMap(({ send, outcome }) => (outcome !== 'acknowledged' && outcome.retryable ? [send] : []));
  }
  return refusedForGood;
}

const aTrouble = fc.record({
  partition: fc.nat(partitions - 1),
  kind: fc.constantFrom('retriable' as const, 'refused' as const),
  code: fc.constantFrom('NOT_LEADER_FOR_PARTITION', 'NOT_ENOUGH_REPLICAS', 'MESSAGE_TOO_LARGE'),
  /** Whether it is in the log all the same: the answer was lost. */
  written: fc.boolean(),
  /** How many attempts go well before it. */
  after: fc.nat(6),
});

test('acknowledged is written for both, in order and for the receiver first, whatever the log refuses, and however it is batched', async () => {
  const aSend = fc.record({ device: fc.nat(3), receiver: fc.bigInt({ min: 1n, max: 30n }) });
  await fc.assert(fc.asyncProperty(fc.array(aSend, { minLength: 1, maxLength: 80 }), fc.array(aTrouble, { maxLength: 12 }), async (sends, troubles) => {
    const world = new World();
    const pending = troubles.map((trouble) => ({ ...trouble }));
    /** Records that are in the log although the answer was lost: a later attempt may still get a refusal. */
    const lost = new Set<string>();
    world.obstacle = ({ partition, value }) => {
      const next = pending.findIndex((trouble) => trouble.partition === partition);
      const trouble = pending[next];
      if (trouble === undefined || trouble.after-- > 0) return undefined;
      pending.splice(next, 1);
      const { sender, sequence: number } = decodeEvent(decodeRecord(value));
      if (trouble.kind === 'retriable' && trouble.written) lost.add(`${partition} ${sender} ${number}`);
      return trouble.kind === 'retriable' ? trouble : { kind: 'refused', code: 'MESSAGE_TOO_LARGE' };
    };
    const devices = Array.from({ length: 4 }, (_, index) => new SendingDevice(userId(index + 1), `d${index}`));
    // Now and then the clock jumps past what a send may wait.
    const jumps = setInterval(() => (world.nowMs += 3_000), 100);
    const refused = await Promise.all(devices.map((device, index) => sendAll(world, device, sends.filter((each) => each.device === index).map(({ receiver }) => receiver))));
    clearInterval(jumps);
    devices.forEach((device, index) => {
      const own = sends.filter((each) => each.device === index).map(({ receiver }) => receiver);
      const home = partitionOf(device.user, partitions);
      own.forEach((receiver, at) => {
        const away = partitionOf(userId(receiver), partitions);
        const copies = world.log.filter((record) => record.sender === device.user && record.sequence === at + 1);
        if (refused[index]?.includes(at + 1)) {
          const wasLost = lost.has(`${home} ${device.user} ${at + 1}`);
          if (home !== away && !wasLost) expect(copies.map(({ partition }) => partition)).not.toContain(home);
          return;
        }
        expect(new Set(copies.map(({ partition }) => partition))).toEqual(new Set([home, away]));
        expect(new Set(copies.map(({ id }) => id)).size).toBe(1);
        const first = (partition: number) => copies.find((copy) => copy.partition === partition)?.at ?? 0;
        if (home !== away) expect(first(away)).toBeLessThan(first(home)); // The receiver's copy comes first.
      });
      for (let partition = 0; partition < partitions; partition++) {
        const written = world.sequences(device, partition);
        expect(seen(written)).toEqual([...new Set(written)].sort((a, b) => a - b)); // No first copy comes after a later send.
      }
    });
    await world.pipeline.drain(AbortSignal.timeout(1_000));
  }), { numRuns: 60 });
});

describe('a partition that takes nothing', () => {
  const sick = 3;
  const [toSick, toHealthy] = [userIn(sick), userIn(5)];
  const stop: Obstacle = ({ partition }) => (partition === sick ? { kind: 'retriable', code: 'NOT_ENOUGH_REPLICAS' } : undefined);

  test('delays the sends that need it and those of the same device behind them, and nothing else', async () => {
    const world = new World();
    world.obstacle = stop;
    const [stuck, other] = [new SendingDevice(userId(userIn(1)), 'stuck'), new SendingDevice(userId(userIn(1, 1)), 'other')];
    const waiting = [world.send(stuck, 1, toSick)];
    await eventually(() => expect(world.failures.length).toBeGreaterThan(1));
    waiting.push(world.send(stuck, 2, toHealthy));
    for (let number = 1; number <= 20; number++) await world.send(other, number, toHealthy);
    expect(world.outcomes.filter((each) => each.includes('stuck'))).toEqual([]);
    expect(world.sequences(stuck, 5)).toEqual([]); // Else each resend would write it again.
    world.obstacle = () => undefined;
    expect(await Promise.all(waiting)).toEqual(['acknowledged', 'acknowledged']);
    expect(world.sequences(stuck, 1)).toEqual([1, 2]);
    await world.pipeline.drain(AbortSignal.timeout(1_000));
  });

  test('gives back what has waited for 30 s, with all that the device sent after it, and takes it again later', async () => {
    const world = new World();
    world.obstacle = stop;
    const device = new SendingDevice(userId(userIn(1)), 'phone');
    const sends = () => Promise.all([world.send(device, 1, toSick), world.send(device, 2, toHealthy)]);
    const given = sends();
    await eventually(() => expect(world.failures.length).toBeGreaterThan(1));
    world.nowMs = 29_000;
    await sleep(600); // Long enough for two sweeps.
    expect(device.outstanding).toBe(2);
    world.nowMs = 30_001;
    const refused = { code: 'unavailable', details: { retryAfterMs: 1_000 } };
    expect(await given).toMatchObject([refused, refused]);
    world.obstacle = () => undefined;
    expect(await sends()).toEqual(['acknowledged', 'acknowledged']);
    expect(seen(world.sequences(device, 1))).toEqual([1, 2]);
    expect([device.outstanding, world.pipeline.queuedSends, world.pipeline.queuedBytes]).toEqual([0, 0, 0]);
    await world.pipeline.drain(AbortSignal.timeout(1_000));
  });

  test('is tried with a few sends, however many wait for it', async () => {
    const world = new World();
    world.obstacle = stop;
    let attempts = 0;
    const written = world.writer.write.bind(world.writer);
    world.writer.write = (records) => {
      attempts += records.filter(({ partition }) => partition === sick).length;
      return written(records);
    };
    const device = (index: number) => new SendingDevice(userId(userIn(1, index)), `d${index}`);
    const first = world.send(device(0), 1, toSick);
    await eventually(() => expect(world.failures.length).toBeGreaterThan(1));
    const [before, failuresBefore] = [attempts, world.failures.length];
    const others = Array.from({ length: 100 }, (_, index) => world.send(device(index + 1), 1, toSick));
    await eventually(() => expect(world.failures.length).toBeGreaterThan(failuresBefore + 10));
    expect(attempts - before).toBeLessThanOrEqual(world.failures.length - failuresBefore + 1);
    world.obstacle = () => undefined;
    expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set(['acknowledged']));
    await world.pipeline.drain(AbortSignal.timeout(1_000));
  });

  test('is named once most of what is written fails for 5 s', async () => {
    const world = new World();
    world.obstacle = () => ({ kind: 'retriable', code: 'NOT_ENOUGH_REPLICAS' });
    void world.send(new SendingDevice(userId(1n), 'phone'), 1, userIn(sick));
    await eventually(() => expect(world.failures.length).toBeGreaterThan(1));
    expect(world.pipeline.trouble).toBeUndefined();
    world.nowMs = 5_001;
    const failures = world.failures.length;
    await eventually(() => expect(world.failures.length).toBeGreaterThan(failures));
    expect(world.pipeline.trouble).toBe('kafka does not take records of 1 of 1 partitions (NOT_ENOUGH_REPLICAS)');
    await world.pipeline.drain(AbortSignal.abort());
  });
});

test('a send that is given back while Redis is asked is not acknowledged when it comes again, but written', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1n), 'phone');
  const redis = Promise.withResolvers<undefined>();
  world.redisWaits = redis.promise;
  const given = world.send(device, 1, 2n);
  await eventually(() => expect(world.claims).toBe(1));
  world.nowMs = 30_001;
  expect(await given).toMatchObject({ code: 'unavailable' });
  world.redisFails = true;
  redis.resolve(undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await world.send(device, 1, 2n)).toBe('acknowledged');
  expect(new Set(world.log.map(({ sequence: each }) => each))).toEqual(new Set([1]));
  await world.pipeline.drain(AbortSignal.timeout(1_000));
});

test('a server whose lease of message ids is over makes none and gives sends back, in their order, until it is renewed', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1n), 'phone');
  world.leaseHeld = false;
  expect(await Promise.all([world.send(device, 1, 2n), world.send(device, 2, 2n)])).toMatchObject([{ code: 'unavailable' }, { code: 'unavailable' }]);
  expect([world.log, world.claims]).toEqual([[], 0]);
  world.leaseHeld = true;
  expect(await Promise.all([world.send(device, 1, 2n), world.send(device, 2, 2n)])).toEqual(['acknowledged', 'acknowledged']);
  expect(world.sequences(device, partitionOf(device.user, partitions))).toEqual([1, 2]);
});

test('a record that the log refuses for good refuses its send, each time, and nothing else', async () => {
  const world = new World();
  world.obstacle = ({ value }) => (value.length > 500 ? { kind: 'refused', code: 'MESSAGE_TOO_LARGE' } : undefined);
  const device = new SendingDevice(userId(1n), 'phone');
  const refused = { code: 'log-refused', retryable: false, message: expect.stringContaining('MESSAGE_TOO_LARGE') };
  const large = 'x'.repeat(1_000);
  expect(await Promise.all([world.send(device, 1, 2n), world.send(device, 2, 2n, { text: large }), world.send(device, 3, 2n)])).toMatchObject(['acknowledged', refused, 'acknowledged']);
  expect(await world.send(device, 2, 2n, { text: large })).toMatchObject(refused);
  expect(world.sequences(device, partitionOf(userId(2n), partitions))).toEqual([1, 3]);
  expect(world.failures).toEqual(['MESSAGE_TOO_LARGE', 'MESSAGE_TOO_LARGE']);
});

test('what the sends hold in memory has a bound: their texts, and what a send costs however short its text is', async () => {
  const world = new World();
  world.obstacle = () => ({ kind: 'retriable', code: 'NOT_ENOUGH_REPLICAS' });
  let user = 0n;
  const send = (text: string) => world.send(new SendingDevice(userId(++user), 'phone'), 1, 2n, { text });
  for (let count = 0; count < 100; count++) void send('x');
  expect(world.pipeline.queuedBytes).toBeGreaterThan(100 * 780); // As measured.
  let last = send('x');
  while (!world.outcomes.some((each) => each.includes('overloaded'))) last = send('x'.repeat(8_192));
  expect(await last).toMatchObject({ code: 'overloaded', details: { field: 'limits.server.waitingSends', retryAfterMs: 1_000 } });
  expect(world.limited).toBe(1);
  expect(world.pipeline.isFull).toBe(true);
  expect(world.pipeline.queuedBytes).toBeLessThanOrEqual(128 * 1024 * 1024);
  await world.pipeline.drain(AbortSignal.abort());
});

test('a repeat of a send under way or finished is the same message, written once', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  await Promise.all([world.send(device, 1, 2n), world.send(device, 1, 2n)]);
  await world.send(device, 1, 2n);
  expect(world.outcomes).toEqual(['acked phone 1 1', 'acked phone 1 1', 'acked phone 1 1']);
  expect(world.log.filter((record) => record.sequence === 1)).toHaveLength(2);
});

test('another message with the sequence of a send under way or finished is refused, and that send goes on', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  await Promise.all([world.send(device, 1, 2n), world.send(device, 1, 2n, { digest: 99 })]);
  await world.send(device, 1, 2n, { digest: 99 });
  const refused = 'refused phone 1 sequence-reused';
  expect(world.outcomes).toEqual([`${refused} 0`, 'acked phone 1 1', `${refused} 1`]);
});

test('a device for which Redis has no answer goes on by what the server knows, and Redis is asked for the others', async () => {
  const world = new World();
  const [phone, laptop] = [new SendingDevice(userId(1), 'phone'), new SendingDevice(userId(1), 'laptop')];
  world.failing.add('1:phone');
  await Promise.all([world.send(phone, 1, 2n), world.send(laptop, 1, 2n), world.send(phone, 2, 2n)]);
  await world.send(new SendingDevice(userId(1), 'laptop'), 1, 2n);
  expect(world.outcomes.toSorted()).toEqual(['acked laptop 1 1', 'acked laptop 1 1', 'acked phone 1 2', 'acked phone 2 3']);
});

test('while Redis is away sends go on, and one far behind is refused with the last known', async () => {
  const world = new World();
  world.redisFails = true;
  const device = new SendingDevice(userId(1), 'phone');
  for (const number of [1, 2, 100]) await world.send(device, number, 2n);
  await world.send(device, 36, 2n);
  expect(world.outcomes).toEqual(['acked phone 1 1', 'acked phone 2 2', 'acked phone 100 3', 'refused phone 36 behind-window 100']);
});

test('from the moment it drains, what is under way is finished and what comes is refused, so that draining ends', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  const underWay = world.send(device, 1, 2n);
  const drained = world.pipeline.drain(AbortSignal.timeout(1_000));
  await Promise.all([underWay, drained, world.send(device, 2, 2n)]);
  await world.send(device, 3, 2n);
  expect(world.outcomes).toEqual(['refused phone 2 unavailable undefined', 'acked phone 1 1', 'refused phone 3 unavailable undefined']);
});

test('two thousand sends of one user, of many devices at once, hardly delay those of others', async () => {
  const world = new World();
  const lane = new UserLane<PendingSend>();
  const flood = Array.from({ length: 40 }, (_, index) => new SendingDevice(userId(userIn(0)), `flood-${index}`, lane));
  const sent = flood.flatMap((device) => Array.from({ length: 50 }, (_, index) => world.send(device, index + 1, userIn(1))));
  const honest = Array.from({ length: 10 }, (_, index) => world.send(new SendingDevice(userId(userIn(0, index + 1)), 'phone'), 1, userIn(2)));
  await Promise.all([...sent, ...honest]);
  const places = world.log.filter(({ sender }) => sender !== userIn(0)).map(({ at }) => at);
  expect(places).toHaveLength(20);
  expect(Math.max(...places)).toBeLessThan(1_000);
  for (const device of flood.slice(0, 3)) {
    expect(world.outcomes.filter((each) => each.startsWith(`acked ${device.name} `)).map((each) => Number(each.split(' ')[2]))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  }
});

test('a body of any kind is written to the log as its kind encodes it', async () => {
  const world = new World();
  const kind = { ...textKind, field: 77 };
  expect(await world.send(new SendingDevice(userId(1), 'phone'), 1, 2n, { content: { kind, body: 'of another kind' } })).toBe('acknowledged');
  expect(world.log.map(({ sequence: each }) => each)).toEqual(world.log.map(() => 1));
  expect(world.values.every((value) => value.includes('of another kind') && decodeEvent(decodeRecord(value)).kind === 'unknown')).toBe(true);
});

test('a send to a group is a command of its group, and is answered once it is decided, whatever the device sends meanwhile', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  const [toGroup, refused] = [world.sendToGroup(device, 1, 77n), world.sendToGroup(device, 3, 77n)];
  expect(await world.send(device, 2, 2n)).toBe('acknowledged');
  await eventually(() => expect(world.commands.map(({ partition, sequence: each }) => [partition, each])).toEqual([[partitionOf(groupId(77), partitions), 1], [partitionOf(groupId(77), partitions), 3]]));
  expect(world.outcomes).toHaveLength(1);
  world.decide(new SendingDevice(userId(1), 'other'), 1);
  world.decide(device, 3, new ChatError('not-a-member', 'no'));
  expect(await refused).toMatchObject({ code: 'not-a-member' });
  world.decide(device, 1);
  world.decide(device, 1);
  expect(await toGroup).toBe('acknowledged');
  expect(world.outcomes).toEqual([expect.stringMatching(/^acked phone 2 /), 'refused phone 3 not-a-member undefined', expect.stringMatching(/^acked phone 1 /)]);
  expect(world.pipeline.queuedSends).toBe(0);
  expect(world.log.every(({ sequence: each }) => each === 2)).toBe(true);
});

test('a send to a group that is decided before the log has answered is answered once, and one that comes again is a command again with the same id', async () => {
  const world = new World();
  const [device, elsewhere] = [new SendingDevice(userId(1), 'phone'), new SendingDevice(userId(1), 'phone')];
  world.commandObstacle = () => ({ kind: 'retriable', code: 'NOT_ENOUGH_REPLICAS', written: true });
  const first = world.sendToGroup(device, 1, 77n);
  await eventually(() => expect(world.commands.length).toBeGreaterThan(0));
  world.decide(device, 1);
  expect(await first).toBe('acknowledged');
  const written = world.commands.length;
  world.commandObstacle = () => undefined;
  const again = world.sendToGroup(elsewhere, 1, 77n);
  await eventually(() => expect(world.commands.length).toBe(written + 1));
  world.decide(elsewhere, 1);
  expect(await again).toBe('acknowledged');
  expect(new Set(world.commands.map(({ id }) => id)).size).toBe(1);
});

test('a send to a group that is not decided in time is given back with all later ones of its device', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  const sends = [world.sendToGroup(device, 1, 77n), world.sendToGroup(device, 2, 78n)];
  await eventually(() => expect(world.commands).toHaveLength(2));
  world.nowMs = 30_001;
  for (const outcome of await Promise.all(sends)) expect(outcome).toMatchObject({ code: 'unavailable', message: expect.stringContaining('not decided') });
  world.decide(device, 1);
  expect(world.outcomes).toHaveLength(2);
});

test('a message that the receiver does not take is in no log, whenever it comes again, and later ones are written', async () => {
  const world = new World();
  const [to, from] = [userIn(1), new SendingDevice(userId(userIn(0)), 'phone')];
  world.blockedSinceMs = 0;
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(await world.send(from, 1, to)).toMatchObject({ code: 'not-accepted', details: { field: 'receiver' } });
  }
  world.blockedSinceMs = undefined;
  expect(await world.send(from, 2, to)).toBe('acknowledged');
  expect(new Set(world.log.map(({ sequence: each }) => each))).toEqual(new Set([2]));
});
