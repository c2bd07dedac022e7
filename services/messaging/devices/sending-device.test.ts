import { epoch, lineage, sequence, textContent, userId, type Lineage } from '@cecochat/contracts';
import type { Remembered } from '../log/claims.ts';
import { SendingDevice } from './sending-device.ts';
import { SendingDevices } from './sending-devices.ts';

const fresh = lineage(100);
const inRedis = (of: number, last: number | undefined): Remembered => ({ lineage: lineage(of), last: last === undefined ? undefined : sequence(last) });

function deviceIn(of: Lineage | undefined, last: number): SendingDevice {
  const device = new SendingDevice(userId(1), 'phone');
  if (of !== undefined) device.window.record({ lineage: of, sequence: sequence(last), digest: 1 }, { kind: 'accepted', id: 1n as never, lineage: of });
  return device;
}

describe('the numbers of a stream are', () => {
  test.each<[string, number | undefined, Remembered | undefined, number | undefined, { lineage: number; last: number }]>([
    ['fresh for a device that nobody knows', undefined, undefined, undefined, { lineage: 100, last: 0 }],
    ['those of Redis', undefined, inRedis(20, 7), undefined, { lineage: 20, last: 7 }],
    ['those of the server', undefined, undefined, 20, { lineage: 20, last: 5 }],
    ['those that are newer, be it in Redis', undefined, inRedis(30, 7), 20, { lineage: 30, last: 7 }],
    ['or on the server', undefined, inRedis(20, 7), 30, { lineage: 30, last: 5 }],
    ['the higher ones of the same lineage', undefined, inRedis(20, 4), 20, { lineage: 20, last: 5 }],
    ['those that the device names, where nobody knows it', 10, undefined, undefined, { lineage: 10, last: 0 }],
    ['or where what is known is older', 40, inRedis(20, 7), 30, { lineage: 40, last: 0 }],
    ['and not where another process began again', 10, inRedis(20, 7), undefined, { lineage: 20, last: 7 }],
    ['what the device names, though the highest sequence cannot be read', 20, inRedis(20, undefined), undefined, { lineage: 20, last: 0 }],
    ['above a lineage of which the highest sequence cannot be read', undefined, inRedis(200, undefined), undefined, { lineage: 201, last: 0 }],
  ])('%s', (_, named, redis, own, numbers) => {
    const device = deviceIn(own === undefined ? undefined : lineage(own), 5);
    expect(device.open(named === undefined ? undefined : lineage(named), redis, fresh)).toEqual(numbers);
    expect(device.window.lineage).toBe(numbers.lineage);
  });
});

test('a device that is silent for as long as Redis remembers it is forgotten here as well', () => {
  let nowMs = 1_000_000;
  const devices = new SendingDevices(60_000, () => nowMs);
  const device = devices.acquire(userId(1), 'phone', epoch(3));
  nowMs += 100_000;
  expect(devices.acquire(userId(1), 'phone', epoch(3))).toBe(device);
  devices.release(device);
  devices.release(device);
  nowMs += 59_999;
  expect(devices.acquire(userId(1), 'phone', epoch(3))).toBe(device);
  devices.release(device);
  nowMs += 60_000;
  expect(devices.acquire(userId(1), 'phone', epoch(3))).not.toBe(device);
});

test('of the idle devices of a user 64 are known, those used last; neither busy ones nor those of others are forgotten for them', () => {
  let nowMs = 0;
  const devices = new SendingDevices(60_000, () => ++nowMs);
  const use = (name: string, user = 1) => {
    const device = devices.acquire(userId(user), name, epoch(3));
    devices.release(device);
    return device;
  };
  const other = use('phone', 2);
  const busy = devices.acquire(userId(1), 'busy', epoch(3));
  const answerless = devices.acquire(userId(1), 'answerless', epoch(3));
  answerless.submit({ lineage: fresh, sequence: sequence(1), receiver: userId(2), content: textContent('x'), digest: 1 }, { acknowledged: () => undefined, refused: () => undefined }, 0);
  devices.release(answerless);
  const first = Array.from({ length: 64 }, (_, each) => use(`first ${each}`));
  expect(use('first 0')).toBe(first[0]);
  for (let each = 0; each < 10; each++) use(`second ${each}`);
  const isKnown = (device: SendingDevice) => devices.acquire(device.user, device.name, epoch(3)) === device;
  expect([other, busy, answerless].map(isKnown)).toEqual([true, true, true]);
  expect(first.map(isKnown)).toEqual(first.map((_, each) => each === 0 || each > 10));
});

test('the devices of a user that become idle at once are forgotten down to 64', () => {
  const devices = new SendingDevices(60_000, () => 0);
  const held = Array.from({ length: 200 }, (_, each) => devices.acquire(userId(1), `device ${each}`, epoch(3)));
  for (const device of held) devices.release(device);
  expect(held.filter((device) => devices.acquire(userId(1), device.name, epoch(3)) === device)).toHaveLength(64);
});

test('a device that another server may have served meanwhile is forgotten, though it is busy here', () => {
  const devices = new SendingDevices(60_000, () => 0);
  const before = devices.acquire(userId(1), 'phone', epoch(3));
  const after = devices.acquire(userId(1), 'phone', epoch(7));
  expect(after).not.toBe(before);
  devices.release(before);
  expect(devices.acquire(userId(1), 'phone', epoch(7))).toBe(after);
});
