import { ChatError, encodeTypingNotice, epoch, lineage, messageId, offset, partition, sequence, toBigInt, toLong, userId, type Activity } from '@cecochat/contracts';
import { recordOf } from '../../../test/support/events.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { callerNamed, MemoryConnection } from '../../../test/support/memory-connection.ts';
import { TailBudget } from '../partitions/tail.ts';
import { SendingDevice, type PendingSend } from './sending-device.ts';
import { DeviceStream } from './device-stream.ts';
import { ServedPartition } from '../partitions/served-partition.ts';

const [ann, bob] = [userId(1), userId(2)];
const numbers = { lineage: lineage(5), last: sequence(0) };
const steps = () => new Promise((resolve) => setTimeout(resolve, 5));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A partition with devices of Ann, and the sends that they bring. */
class Served {
  readonly pushed: PendingSend[] = [];
  readonly refusedCodes: string[] = [];
  readonly endedCodes: string[] = [];
  readonly typed: (readonly bigint[])[] = [];
  readonly touched: (readonly [bigint, Activity | undefined])[] = [];
  isFull = false;
  refuseTyping = false;
  chargeMs = 0;
  readonly partition: ServedPartition;
  #next = 0;

  constructor(records = 100) {
    this.partition = new ServedPartition(
      {
        partition: partition(0), bounds: { records, bytes: 1e6, ageMs: 1e6 }, budget: new TailBudget(1e9), clock: () => 0,
        onEmpty: () => undefined, onLost: () => undefined,
        observer: { onRecord: () => undefined, onGroupOutcome: () => undefined, onUnreadable: () => undefined, onDeviceFailed: () => undefined },
      },
      offset(0), offset(0),
    );
  }

  open(name: string, { cursor, isReading = true }: { cursor?: number; isReading?: boolean } = {}) {
    const connection = new MemoryConnection(callerNamed(ann));
    if (!isReading) connection.device.pause();
    const stream = new DeviceStream({
      connection, sending: new SendingDevice(ann, name), numbers, partition: this.partition, activity: 'active',
      allowance: { charge: () => this.chargeMs },
      owner: {
        clock: () => 0,
        receipts: { take: () => undefined },
        typing: {
          take: (typing, user) => {
            if (this.refuseTyping) throw new ChatError('overloaded', 'too fast', { field: 'limits.perUser.typing', retryAfterMs: 250 });
            this.typed.push([user, toBigInt(typing.other)]);
          },
        },
        watchers: { watch: () => undefined, remove: () => undefined },
        presence: { touch: (_partition, user) => void this.touched.push([user, this.partition.activityOf(user)]) },
        onRefused: (code) => void this.refusedCodes.push(code),
        push: (_, pending) => {
          this.pushed.push(pending);
          return !this.isFull;
        },
        ended: (_, { code }) => void this.endedCodes.push(code),
        closed: (closed) => this.partition.remove(closed),
      },
    });
    this.partition.add(stream);
    stream.open(numbers, cursor === undefined ? undefined : offset(cursor), epoch(1));
    return { connection, stream, device: connection.device };
  }

  /** Appends records for Bob and Ann, and every third one for Bob alone. */
  append(count: number): void {
    const records = Array.from({ length: count }, () => {
      const at = this.#next++;
      const sender = at % 3 === 2 ? bob : ann;
      return { offset: at, value: recordOf({ sender, receiver: bob, sequence: at + 1, id: BigInt(at + 1), text: 'hello' }) };
    });
    this.partition.take(records);
  }
}

const send = (number: number) => ({ send: { sequence: toLong(number), receiver: toLong(bob), text: { text: `${number}` } } });
const sequencesOf = (pushed: readonly PendingSend[]) => pushed.map((each) => each.send.sequence as number);
const ofAnn = (count: number) => upTo(count).filter((at) => at % 3 !== 2);

test('a device that does not read keeps no frames but those in its transport, and gets the others from the tail', async () => {
  const served = new Served();
  const [fast, slow] = [served.open('fast'), served.open('slow')];
  await steps();
  slow.device.pause();
  served.append(90);
  expect(slow.connection.bufferedFrames).toBe(16);
  await eventually(() => expect(fast.device.deliveries).toEqual(ofAnn(90)));
  expect({ fast: fast.stream.stuckMs(9), slow: slow.stream.stuckMs(9) }).toEqual({ fast: 0, slow: 9 });
  slow.device.resume();
  await eventually(() => expect(slow.device.deliveries).toEqual(ofAnn(90)));
  served.append(1);
  await eventually(() => expect(slow.device.deliveries).toEqual(ofAnn(91)));
  expect(slow.stream.stuckMs(9)).toBe(0);
});

test('a device whose next record has left the tail has to connect again', async () => {
  const served = new Served(20);
  const slow = served.open('slow', { isReading: false });
  served.append(90);
  slow.device.resume();
  await eventually(() => expect(slow.device.ended).toMatchObject({ code: 'slow-reader' }));
  expect([served.partition.connections, served.endedCodes]).toEqual([0, ['slow-reader']]);
});

test('a device that has frames to read is not read from, from the moment it connects', async () => {
  const served = new Served();
  served.append(60);
  const { device, connection } = served.open('phone', { cursor: 0, isReading: false });
  device.write(send(1));
  await steps();
  expect({ isPaused: connection.isPaused, pushed: served.pushed }).toEqual({ isPaused: true, pushed: [] });
  device.resume();
  await eventually(() => expect([sequencesOf(served.pushed), device.deliveries]).toEqual([[1], ofAnn(60)]));
});

test('a stream whose send found the queue full is read again once it is released', async () => {
  const served = new Served();
  served.isFull = true;
  const { device, stream } = served.open('phone');
  for (const number of [1, 2, 3]) device.write(send(number));
  await steps();
  expect(sequencesOf(served.pushed)).toEqual([1]);
  served.isFull = false;
  stream.sends.release();
  await eventually(() => expect(sequencesOf(served.pushed)).toEqual([1, 2, 3]));
});

test('a user who sends faster than the limit is read later', async () => {
  const served = new Served();
  served.chargeMs = 200;
  const { device } = served.open('phone');
  for (const number of [1, 2]) device.write(send(number));
  await steps();
  expect(sequencesOf(served.pushed)).toEqual([1]);
  served.chargeMs = 0;
  await eventually(() => expect(sequencesOf(served.pushed)).toEqual([1, 2]));
});

test('the acknowledgements of a step are one frame, and arrive before the error that ends the stream', async () => {
  const served = new Served();
  const { device, stream } = served.open('phone');
  for (const number of [1, 2, 3]) device.write(send(number));
  await eventually(() => expect(served.pushed).toHaveLength(3));
  for (const pending of served.pushed.slice(0, 2)) pending.acknowledge(messageId(9n));
  await eventually(() => expect(device.acks).toEqual([[1, 2]]));
  served.pushed[2]?.acknowledge(messageId(10n));
  stream.close(new ChatError('unavailable', 'the server is stopping'));
  await eventually(() => expect(device.ended).toMatchObject({ code: 'unavailable' }));
  expect(device.acks).toEqual([[1, 2], [3]]);
});

test('after a refusal that a retry can help, later sends are refused as well', async () => {
  const served = new Served();
  const { device } = served.open('phone');
  device.write(send(1));
  await eventually(() => expect(served.pushed).toHaveLength(1));
  served.pushed[0]?.refuse(new ChatError('unavailable', 'not now'));
  device.write(send(2));
  await eventually(() => expect(device.rejections).toEqual([{ sequence: 1, code: 'unavailable' }, { sequence: 2, code: 'unavailable' }]));
  expect(served.pushed).toHaveLength(1);
});

test('a send with an invalid field is rejected alone; a frame that does not belong there ends the stream', async () => {
  const served = new Served();
  const { device } = served.open('phone');
  device.write({ send: { sequence: toLong(1), receiver: toLong(bob), text: { text: '' } } });
  device.write(send(2));
  await eventually(() => expect(sequencesOf(served.pushed)).toEqual([2]));
  await eventually(() => expect(device.rejections).toEqual([{ sequence: 1, code: 'invalid-argument' }]));
  expect(served.refusedCodes).toEqual(['invalid-argument']);
  device.write({ listen: { device: 'phone' } });
  device.write(send(3));
  await eventually(() => expect(device.ended).toMatchObject({ code: 'invalid-argument', details: { field: 'listen' } }));
  expect(served.pushed).toHaveLength(1);
});

test('a frame that may be lost is for devices that read: a slow one gets the log and not that', async () => {
  const served = new Served();
  const [fast, slow] = [served.open('fast'), served.open('slow')];
  await steps();
  slow.device.pause();
  served.append(90);
  await eventually(() => expect(fast.device.deliveries).toEqual(ofAnn(90)));
  const notice = Buffer.from(encodeTypingNotice({ other: bob, isTyping: true }));
  expect(served.partition.notify(ann, notice)).toBe(1);
  expect(served.partition.notify(bob, notice)).toBe(0);
  slow.device.resume();
  await eventually(() => expect(slow.device.deliveries).toEqual(ofAnn(90)));
  const notices = [fast, slow].map(({ device }) => device.frames.filter(({ typing }) => typing).length);
  expect(notices).toEqual([1, 0]);
});

test('a notice that is refused is answered, and the stream takes what follows', async () => {
  const served = new Served();
  const { device } = served.open('phone');
  served.refuseTyping = true;
  device.write({ typing: { other: toLong(bob) } });
  device.write(send(1));
  await eventually(() => expect(sequencesOf(served.pushed)).toEqual([1]));
  const refused = { frame: 'typing', code: 'overloaded', field: 'limits.perUser.typing', message: 'too fast', retryAfterMs: 250 };
  await eventually(() => expect(device.frames.flatMap((frame) => (frame.refused ? [{ ...frame.refused }] : []))).toEqual([refused]));
  served.refuseTyping = false;
  device.write({ typing: { other: toLong(bob) } });
  await eventually(() => expect(served.typed).toEqual([[ann, bob]]));
});

test('what a user does is what the most active device does, unless one of them is hidden; each change is noted', () => {
  const served = new Served();
  const [phone, laptop] = [served.open('phone'), served.open('laptop')];
  phone.stream.received({ activity: { idle: true } });
  laptop.stream.received({ activity: { idle: true } });
  laptop.stream.received({ activity: {} });
  phone.stream.received({ activity: { hidden: true, idle: true } });
  expect(served.touched).toEqual(['active', 'idle', 'active', 'hidden'].map((activity) => [ann, activity]));
  phone.stream.close(new ChatError('unavailable', 'over'));
  expect([served.partition.activityOf(ann), served.partition.activityOf(bob)]).toEqual(['active', undefined]);
});
