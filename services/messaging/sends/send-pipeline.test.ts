import type { ChatError} from '@cecochat/contracts';
import { decodeEvent, decodeRecord, messageId, sequence, userId, type MessageId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import fc from 'fast-check';
import type { Claim } from './device-window.ts';
import type { ClaimRequest } from './claims.ts';
import type { OutgoingRecord } from './requests.ts';
import { SendPipeline } from './send-pipeline.ts';
import { SendingDevice } from './sending-device.ts';

const partitions = 8;

/** A log and a Redis that remember what they were asked, and fail when they are told to. */
class World {
  readonly log: { partition: number; sender: bigint; sequence: number; id: bigint; writes: number }[] = [];
  readonly outcomes: string[] = [];
  writes = 0;
  redisFails = false;
  #id = 0n;
  readonly #claimed = new Map<string, MessageId>();

  readonly pipeline = new SendPipeline(
    {
      partitionCount: () => partitions,
      nextId: () => messageId(++this.#id),
      claim: (requests) => this.#claim(requests),
      write: (records) => this.#write(records),
      onBatch: () => undefined,
      onFinished: () => undefined,
    },
    () => 0,
  );

  send(device: SendingDevice, number: number, receiver: bigint): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const reply = {
      acknowledged: (at: number, id: bigint) => {
        this.outcomes.push(`acked ${device.name} ${at} ${id}`);
        resolve(undefined);
      },
      refused: (at: number, error: ChatError) => {
        this.outcomes.push(`refused ${device.name} ${at} ${error.code} ${error.details.lastSequence}`);
        resolve(undefined);
      },
    };
    const pending = device.submit({ sequence: sequence(number), receiver: userId(receiver), text: 'x' }, reply, 0);
    if (pending !== undefined) this.pipeline.push(pending);
    return promise;
  }

  #claim(requests: readonly ClaimRequest[]): Promise<Claim[][]> {
    if (this.redisFails) return Promise.reject(new Error('away'));
    return Promise.resolve(requests.map((request) => request.sequences.map((each): Claim => {
      const key = `${request.device} ${each}`;
      const known = this.#claimed.get(key);
      const id = known ?? messageId(++this.#id);
      this.#claimed.set(key, id);
      return { kind: known === undefined ? 'accepted' : 'repeated', id };
    })));
  }

  async #write(records: readonly OutgoingRecord[]): Promise<void> {
    await Promise.resolve();
    this.writes++;
    for (const { partition, value } of records) {
      const event = decodeEvent(decodeRecord(value));
      this.log.push({ partition, sender: event.sender, sequence: event.sequence, id: event.messageId, writes: this.writes });
    }
  }
}

test('each device\'s sends are in order in every partition, and on both sides, however they are batched', async () => {
  const aSend = fc.record({ device: fc.nat(3), receiver: fc.bigInt({ min: 1n, max: 30n }) });
  await fc.assert(fc.asyncProperty(fc.array(aSend, { minLength: 1, maxLength: 80 }), async (sends) => {
    const world = new World();
    const devices = Array.from({ length: 4 }, (_, index) => new SendingDevice(userId(index + 1), `d${index}`));
    const next = [0, 0, 0, 0];
    const done = sends.map(({ device, receiver }) => {
      const number = (next[device] ?? 0) + 1;
      next[device] = number;
      const from = devices[device] ?? new SendingDevice(userId(1), 'none');
      return { from, number, receiver, done: world.send(from, number, receiver) };
    });
    await Promise.all(done.map((each) => each.done));
    for (const { from, number, receiver } of done) {
      const copies = world.log.filter((record) => record.sender === from.user && record.sequence === number);
      const homes = new Set([partitionOf(from.user, partitions), partitionOf(userId(receiver), partitions)]);
      expect(new Set(copies.map((copy) => copy.partition))).toEqual(homes);
      expect(copies).toHaveLength(homes.size);
      expect(new Set(copies.map((copy) => copy.id)).size).toBe(1);
      const writeOf = (partition: number) => copies.find((copy) => copy.partition === partition)?.writes ?? 0;
      const [home, away] = [partitionOf(from.user, partitions), partitionOf(userId(receiver), partitions)];
      if (home !== away) expect(writeOf(away)).toBeLessThan(writeOf(home)); // Who sees its own send knows the receiver has it.
    }
    for (const device of devices) {
      for (let partition = 0; partition < partitions; partition++) {
        const order = world.log.filter((record) => record.sender === device.user && record.partition === partition).map((record) => record.sequence);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }
  }), { numRuns: 50 });
});

test('a repeat of a send under way or finished is the same message, written once', async () => {
  const world = new World();
  const device = new SendingDevice(userId(1), 'phone');
  await Promise.all([world.send(device, 1, 2n), world.send(device, 1, 2n)]);
  await world.send(device, 1, 2n);
  expect(world.outcomes).toEqual(['acked phone 1 1', 'acked phone 1 1', 'acked phone 1 1']);
  expect(world.log.filter((record) => record.sequence === 1)).toHaveLength(2);
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
