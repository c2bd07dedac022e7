import {
  encodeEvent, encodeGroupRecord, encodeRecord, encodeRefusedRecord, encodeTextEvent, groupId, lineage, messageId, offset, partition,
  sequence, textContent, userId, type ChatError, type UserId,
} from '@cecochat/contracts';
import type { GroupOutcome } from './delivered-record.ts';
import { ServedPartition, type OpenDevice } from './served-partition.ts';
import { TailBudget } from './tail.ts';

const [ann, bob] = [userId(1), userId(2)];
const bounds = { records: 100, bytes: 1e6, ageMs: 1e6 };

class Device implements OpenDevice {
  readonly user = ann;
  readonly device: string;
  readonly caller = { user: ann, expiresAtMs: 1e15, issuedAtMs: 0, tokenId: undefined, sessionId: undefined, device: undefined, isAdmin: false, keyId: '' };
  activeMs = 0;
  readonly activity = 'active';
  isThere = true;
  readonly waitingFrames = 0;
  readonly delivered: number[] = [];
  closed: ChatError | undefined;
  readonly #onDeliver: () => void;

  constructor(device: string, onDeliver: () => void = () => undefined) {
    this.device = device;
    this.#onDeliver = onDeliver;
  }

  deliver(at: number): void {
    this.#onDeliver();
    this.delivered.push(at);
  }

  notify(): boolean {
    return true;
  }
  tellProgress(): void {}
  tellMoved(): void {
    this.#onDeliver();
  }
  stuckMs(): number {
    return 0;
  }
  async answers(): Promise<boolean> {
    return this.isThere;
  }
  close(error: ChatError): void {
    this.closed = error;
    this.onClosed();
  }
  onClosed = (): void => undefined;
}

function serve() {
  const seen = { records: [] as number[], unreadable: [] as number[], failed: [] as string[], outcomes: [] as GroupOutcome[] };
  const evicted: UserId[] = [];
  const served = new ServedPartition(
    {
      partition: partition(0), bounds, budget: new TailBudget(1e9), clock: () => 0, onEmpty: () => undefined, onLost: () => undefined,
      observer: {
        onRecord: (_, deliveries) => void seen.records.push(deliveries),
        onGroupOutcome: (outcome) => void seen.outcomes.push(outcome),
        onUnreadable: (_, at) => void seen.unreadable.push(at),
        onDeviceFailed: (_, error) => void seen.failed.push(String(error)),
        onDeviceEvicted: (user) => void evicted.push(user),
      },
    },
    offset(0), offset(0),
  );
  return { served, seen, evicted };
}

const event = encodeTextEvent({ messageId: messageId(5n), sender: ann, device: 'phone', lineage: lineage(1), sequence: sequence(1), receiver: bob, text: 'hello' });
const record = (at: number) => ({ offset: at, value: encodeRecord(event) });
const broken = () => {
  throw new Error('broken');
};

test('a device that cannot be written to is disconnected; the others get the record, which is no unreadable one', () => {
  const { served, seen } = serve();
  const [failing, other] = [new Device('phone', broken), new Device('tablet')];
  for (const device of [failing, other]) served.add(device);
  served.take([record(0), record(1)]);
  expect(other.delivered).toEqual([0, 1]);
  expect(failing.closed).toMatchObject({ code: 'internal' });
  expect(seen).toEqual({ records: [1, 1], unreadable: [], failed: ['Error: broken', 'Error: broken'], outcomes: [] });
  expect({ length: served.tail.length, next: served.next }).toEqual({ length: 2, next: 2 });
});

test('a record that is no event is passed over and counted once, and what comes after it is delivered', () => {
  const { served, seen } = serve();
  const device = new Device('phone');
  served.add(device);
  served.take([{ offset: 0, value: Buffer.from('garbage') }, { offset: 1, value: null }, record(2)]);
  expect(device.delivered).toEqual([2]);
  expect(seen).toEqual({ records: [1], unreadable: [0, 1], failed: [], outcomes: [] });
  expect({ length: served.tail.length, next: served.next }).toEqual({ length: 1, next: 3 });
});

test('a record whose body is cut off, or no UTF-8, is passed over: devices could not decode its frame', () => {
  const { served, seen } = serve();
  const device = new Device('phone');
  served.add(device);
  const [cut, garbled] = [Buffer.from(event), Buffer.from(event)];
  cut[cut.indexOf('hello') - 1] = 9; // The length of the text.
  garbled.fill(0xff, garbled.indexOf('hello'), garbled.indexOf('hello') + 5);
  served.take([{ offset: 0, value: encodeRecord(cut) }, { offset: 1, value: encodeRecord(garbled) }, record(2)]);
  expect(device.delivered).toEqual([2]);
  expect(seen).toEqual({ records: [1], unreadable: [0, 1], failed: [], outcomes: [] });
});

test('a device that cannot be told to move keeps none of the others from being told', () => {
  const { served, seen } = serve();
  for (const name of ['phone', 'tablet']) served.add(new Device(name, broken));
  served.sendAway(10, (device) => device.tellMoved({ address: 'host:1' }, 1 as never, 0));
  expect(served.untold).toBe(0);
  expect(seen.failed).toHaveLength(2);
});

test('of too many devices one that does not answer makes room, before any that is quiet', async () => {
  const { served, evicted } = serve();
  const devices = Array.from({ length: 16 }, (_, place) => new Device(`device ${place}`));
  for (const [place, device] of devices.entries()) {
    device.activeMs = place;
    device.onClosed = () => served.remove(device);
    served.add(device);
  }
  const [quiet, , gone] = devices;
  if (gone !== undefined) gone.isThere = false;
  await served.findRoom(ann, 'device 3');
  expect(devices.filter(({ closed }) => closed !== undefined)).toEqual([]);
  await served.findRoom(ann, 'one more');
  served.add(new Device('one more'));
  expect(devices.filter(({ closed }) => closed !== undefined)).toEqual([gone]);
  expect(gone?.closed).toMatchObject({ code: 'device-limit', message: expect.stringContaining('device "one more" took the place of this one') });
  await served.findRoom(ann, 'another');
  served.add(new Device('another'));
  expect(quiet?.closed).toMatchObject({ code: 'device-limit', message: expect.stringContaining('device "another"') });
  expect(evicted).toEqual([ann, ann]);
});

/** An event of a group by Bob's phone, or a change of it by him, as a record for some users. */
function groupRecord(at: number, recipients: readonly UserId[], isChange = false) {
  const sent = isChange ? { device: '', sequence: sequence(0) } : { device: 'phone', sequence: sequence(at + 1) };
  const envelope = { messageId: messageId(5n), sender: bob, lineage: lineage(1), group: groupId(9), seq: at + 1, n: 1, ...sent };
  const value = encodeGroupRecord(encodeEvent(envelope, textContent('hello')), { recipients, membershipEpoch: 1, isTimeline: true });
  return { offset: at, value };
}

test('an event of a group is delivered to those whom its record lists, and to no other user', () => {
  const { served, seen } = serve();
  const device = new Device('phone');
  served.add(device);
  served.take([groupRecord(0, [ann, bob]), groupRecord(1, [bob]), groupRecord(2, []), groupRecord(3, [ann], true)]);
  expect(device.delivered).toEqual([0, 3]);
  expect(seen).toMatchObject({ records: [1, 0, 0, 1], unreadable: [] });
});

test('the records of a send to a group, and of one that is refused, tell what became of it', () => {
  const { served, seen } = serve();
  const device = new Device('phone');
  served.add(device);
  const send = { sender: bob, device: 'phone', lineage: lineage(1), sequence: sequence(4) };
  const refused = { ...send, code: 'slow-mode', field: 'group', message: 'wait', retryAfterMs: 70 };
  served.take([groupRecord(0, [ann]), groupRecord(1, [ann], true), { offset: 2, value: encodeRefusedRecord(refused) }]);
  expect(seen.outcomes).toEqual([
    { send: expect.objectContaining({ ...send, sequence: 1 }), result: { kind: 'accepted', id: 5n } },
    { send: expect.objectContaining(send), result: { kind: 'refused', error: expect.objectContaining({ code: 'slow-mode', details: { field: 'group', retryAfterMs: 70 } }) } },
  ]);
  expect({ delivered: device.delivered, unreadable: seen.unreadable, next: served.next }).toEqual({ delivered: [0, 1], unreadable: [], next: 3 });
});
