import { userId, type Activity, type UserId } from '@cecochat/contracts';
import { adoptedGraceMs, graceMs, PartitionPresence } from './partition-presence.ts';

const [ada, bob] = [userId(1), userId(2)];

/** A partition whose clock the test moves; the wall clock is a million ahead. */
function open() {
  const presence = new PartitionPresence();
  let nowMs = 0;
  const step = (touched: readonly (readonly [UserId, Activity | undefined])[] = [], isHandover = false) =>
    presence.step(touched, { nowMs, wallMs: 1_000_000 + nowMs, isHandover });
  return { presence, step, pass: (ms: number) => void (nowMs += ms) };
}

test('a user who comes is online at once, and each change is a change once', () => {
  const { step } = open();
  expect(step([[ada, 'active']])).toEqual([{ user: ada, state: 'online' }]);
  expect(step([[ada, 'active']])).toEqual([]);
  expect(step([[ada, 'idle']])).toEqual([{ user: ada, state: 'idle' }]);
  expect(step([[bob, 'idle']])).toEqual([{ user: bob, state: 'idle' }]);
});

test('a device that comes back within the grace changes nothing; beyond it the user was last there when it left', () => {
  const { step, pass } = open();
  step([[ada, 'active'], [bob, 'active']]);
  pass(60_000);
  expect(step([[ada, undefined], [bob, undefined]])).toEqual([]);
  pass(graceMs - 1);
  expect(step([[ada, 'active']])).toEqual([]);
  pass(1);
  expect(step()).toEqual([{ user: bob, state: 'offline', lastSeenMs: 1_060_000 }]);
  pass(10 * graceMs);
  expect(step()).toEqual([]);
});

test('a user who was away for a moment again and again is there until one absence is long enough', () => {
  const { step, pass } = open();
  step([[ada, 'active']]);
  for (let each = 0; each < 10; each++) {
    expect(step([[ada, undefined]])).toEqual([]);
    pass(graceMs - 1);
    expect(step([[ada, 'active']])).toEqual([]);
  }
});

test('users of an earlier server stay there while their devices come: as long as a handover takes, and a while after it', () => {
  const { presence, step, pass } = open();
  presence.adopt([[ada, 'idle'], [bob, 'online']], 0);
  pass(300_000);
  expect(step([], true)).toEqual([]);
  pass(adoptedGraceMs - 1);
  expect(step([[ada, 'idle']])).toEqual([]);
  pass(1);
  expect(step()).toEqual([{ user: bob, state: 'offline', lastSeenMs: 1_300_000 }]);
});

test('what an earlier server has left does not replace what is known here', () => {
  const { presence, step, pass } = open();
  step([[ada, 'active']]);
  presence.adopt([[ada, 'idle']], 0);
  pass(adoptedGraceMs);
  expect(step()).toEqual([]);
  expect([...presence.present()]).toEqual([[ada, 'online']]);
});

test('a user who hides is gone at once, and nothing shows when that was', () => {
  const { presence, step, pass } = open();
  step([[ada, 'active']]);
  expect(step([[ada, 'hidden']])).toEqual([{ user: ada, state: 'offline', lastSeenMs: undefined }]);
  expect([...presence.present()]).toEqual([]);
  expect(step([[ada, undefined]])).toEqual([]);
  pass(graceMs);
  expect(step()).toEqual([]);
  expect(step([[ada, 'active']])).toEqual([{ user: ada, state: 'online' }]);
});
