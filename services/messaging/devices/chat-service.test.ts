import { epoch, lineage, messageId, partition, toLong, userId, type Lineage, type UserId } from '@cecochat/contracts';
import { MemoryLog, MemoryLogReader, MemoryLogWriter } from '@cecochat/kafka';
import type { Routing } from '@cecochat/redis';
import { pino } from 'pino';
import { callerNamed, MemoryConnection } from '../../../test/support/memory-connection.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { TailBudget } from '../partitions/tail-budget.ts';
import { Admission } from '../partitions/admission.ts';
import { PartitionTable } from '../partitions/partition-table.ts';
import type { Remembered } from '../log/claims.ts';
import { windowSize } from '../log/device-window.ts';
import { SendPipeline } from './send-pipeline.ts';
import { SendingDevices } from './sending-devices.ts';
import { ChatService } from './chat-service.ts';

const [ann, bob] = [userId(1), userId(2)];
const logger = pino({ enabled: false });

/** A messaging server of one partition, whose log is in memory: its own parts from the edge to the log. */
class Server {
  remembered: () => Promise<Remembered | undefined> = async () => undefined;
  readonly table: PartitionTable;
  readonly service: ChatService;
  readonly devices = new SendingDevices(60_000, () => 0);
  readonly refusedCodes: string[] = [];
  readonly #log = new MemoryLog(1);
  #id = 0n;

  constructor() {
    const reader = new MemoryLogReader(this.#log);
    void reader.start(1);
    this.table = new PartitionTable({
      name: 'here', bounds: { records: 100, bytes: 1e6, ageMs: 1e6 }, budget: new TailBudget(1e9), leaveMs: 1_000,
      logger, clock: () => 0, onChange: () => undefined,
      observer: { onRecord: () => undefined, onGroupOutcome: () => undefined, onUnreadable: () => undefined, onDeviceFailed: () => undefined },
      reader,
    });
    const pipeline = new SendPipeline({
      partitionCount: () => 1, memoryBytes: 1e8, mayMakeIds: () => true, nextId: () => messageId(++this.#id), clock: () => 0, backOffMs: () => 1,
      claim: async (requests) => requests.map(({ sends, lineage: known }) => sends.map(() => ({ kind: 'accepted', id: messageId(++this.#id), lineage: known ?? lineage(1) }))),
      writer: new MemoryLogWriter(({ partition: at, value }) => this.#log.append(at, value)), commandWriter: new MemoryLogWriter(() => 0),
      onBatch: () => undefined, onLimited: () => undefined, onFinished: () => this.service.releaseHeld(), onFailure: () => undefined,
    });
    const admission = new Admission({ table: this.table, acceptRate: 1_000, refreshRouting: async () => true, clock: () => 0, sleep: async () => undefined });
    this.service = new ChatService({
      table: this.table, admission, devices: this.devices, pipeline, logger, clock: () => 0,
      onRefusedSend: (code) => void this.refusedCodes.push(code),
      remembered: () => this.remembered(),
      freshLineage: () => lineage(5),
      latestLineage: () => Number.MAX_SAFE_INTEGER as Lineage,
      isGenerationKnown: async () => true,
      logEnd: async () => this.#log.rangeOf(0).end,
      limits: { sendsOf: () => ({ charge: () => 0 }), note: () => undefined, connectionsPerServer: 3 },
    });
    const routing: Routing = {
      epoch: epoch(1), partitionCount: 1, historyAddress: undefined, handovers: new Map(), drainRate: 500,
      servers: new Map([['here', { address: 'here:1', partitions: [partition(0)] }]]),
    };
    this.table.apply(routing);
  }

  connect(user: UserId) {
    const connection = new MemoryConnection(callerNamed(user));
    this.service.accept(connection);
    return connection.device;
  }

  async listen(user: UserId, device = 'phone') {
    const end = this.connect(user);
    end.write({ listen: { device } });
    await eventually(() => expect(end.frames[0]?.ready).toBeTruthy());
    return end;
  }
}

const send = (number: number, text: string) => ({ send: { sequence: toLong(number), receiver: toLong(bob), text: { text } } });

test('calls without a stream obey the window of their device: one more than it holds is refused, and accepted afterwards', async () => {
  const server = new Server();
  const call = (number: number) => server.service.send({ device: 'phone', sequence: toLong(number), receiver: toLong(bob), text: { text: 'x' } }, callerNamed(ann));
  const outcomes = await Promise.allSettled(Array.from({ length: windowSize + 1 }, (_, index) => call(index + 1)));
  expect(outcomes.map(({ status }) => status)).toEqual([...Array<string>(windowSize).fill('fulfilled'), 'rejected']);
  expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'overloaded', message: `at most ${windowSize} sends may be unacknowledged at once` } });
  expect(server.refusedCodes).toEqual(['overloaded']);
  await expect(call(windowSize + 1)).resolves.toMatchObject({ lineage: expect.anything() as unknown });
});

test('a message passes from the device that sends it through the log to every device of both users', async () => {
  const server = new Server();
  const [phone, tablet, bobs] = [await server.listen(ann), await server.listen(ann, 'tablet'), await server.listen(bob)];
  phone.write(send(1, 'hello'));
  phone.write(send(2, 'bob'));
  await eventually(() => expect(phone.acks.flat()).toEqual([1, 2]));
  for (const device of [phone, tablet, bobs]) await eventually(() => expect(device.deliveries).toEqual([0, 1]));
  expect(await server.service.send({ device: 'watch', sequence: toLong(1), receiver: toLong(bob), text: { text: 'alone' } }, callerNamed(ann))).toBeTruthy();
  await eventually(() => expect(bobs.deliveries).toEqual([0, 1, 2]));
});

test('a device that disconnects while its stream opens leaves nothing behind', async () => {
  const server = new Server();
  const asked = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<undefined>();
  server.remembered = async () => {
    asked.resolve(undefined);
    return answer.promise;
  };
  const device = server.connect(ann);
  device.write({ listen: { device: 'phone' } });
  await asked.promise;
  device.close();
  await new Promise((resolve) => setTimeout(resolve, 5));
  answer.resolve(undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(server.table.connections).toBe(0);
  const again = await server.listen(ann);
  expect({ connections: server.table.connections, ended: again.ended }).toEqual({ connections: 1, ended: undefined });
});

test('a connection that begins with another frame, or with none, is refused', async () => {
  const server = new Server();
  const [sends, silent] = [server.connect(ann), server.connect(ann)];
  sends.write(send(1, 'hello'));
  silent.end();
  for (const device of [sends, silent]) {
    await eventually(() => expect(device.ended).toMatchObject({ code: 'invalid-argument', details: { field: 'listen' } }));
  }
});

test('a full server refuses one more device, which may come once another one is gone', async () => {
  const server = new Server();
  const [first] = [await server.listen(ann), await server.listen(bob), await server.listen(bob, 'tablet')];
  const late = server.connect(ann);
  late.write({ listen: { device: 'tablet' } });
  await eventually(() => expect(late.ended).toMatchObject({ code: 'overloaded', details: { field: 'limits.connectionsPerServer' } }));
  first.close();
  await eventually(() => expect(server.table.connections).toBe(2));
  await server.listen(ann, 'tablet');
});

test('a server that stops ends its streams, after their acknowledgements, with when to come back', async () => {
  const server = new Server();
  const phone = await server.listen(ann);
  phone.write(send(1, 'hello'));
  await new Promise((resolve) => setImmediate(resolve));
  await server.service.drain(AbortSignal.timeout(5_000), 1_000, () => 0.25);
  await eventually(() => expect(phone.ended).toMatchObject({ code: 'unavailable', details: { retryAfterMs: 250 } }));
  expect(phone.acks).toEqual([[1]]);
  const late = server.connect(bob);
  late.write({ listen: { device: 'phone' } });
  await eventually(() => expect(late.ended).toMatchObject({ code: 'unavailable' }));
});
