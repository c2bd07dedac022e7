import { setTimeout as delay } from 'node:timers/promises';
import type { UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { eventually } from '../support/eventually.ts';
import type { ShownEvent } from '../support/shown-event.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import type { BreakablePlatform } from './breakable-platform.ts';
import { ChaosDevice } from './chaos-device.ts';
import type { Observation } from './judge.ts';
import { buildTraffic, userCount, type Fault, type Schedule, type Send } from './schedule.ts';

export interface Stage {
  readonly running: RunningPlatform;
  readonly breakable: BreakablePlatform;
}

const settleDeadlineMs = 60_000;
const lostAfterMs = 15_000;
const pageCount = 32;

/** Runs the sends and faults of the schedule, waits for recovery, and collects the messages of all devices. */
export async function runSchedule({ running, breakable }: Stage, schedule: Schedule): Promise<Observation> {
  const { platform } = running;
  // The first and the last user share a partition.
  const users = schedule.devices.map((_, place) => platform.userIn(((place % (userCount - 1)) * 5) % platform.partitionCount));
  const sends = buildTraffic(schedule);
  const devices = await openDevices(running, users, schedule.devices);
  try {
    await breakable.takeDedupeLost();
    await Promise.all([sendAll(sends, devices), ...schedule.faults.map((fault) => hit(fault, breakable, devices))]);
    await untilSettled(sends, devices);
    return await observe(running, { users, sends, devices, dedupeLost: await breakable.takeDedupeLost() });
  } finally {
    await Promise.all(devices.map((device) => device.close()));
  }
}

async function openDevices(running: RunningPlatform, users: readonly UserId[], counts: readonly number[]): Promise<ChaosDevice[]> {
  const tokens = await Promise.all(users.map((user) => running.tokenOf(user)));
  const devices = counts.flatMap((count, user) =>
    Array.from({ length: count }, (_, device) => new ChaosDevice({ user, device, users, url: running.connectUrl, token: tokens[user] ?? '' })),
  );
  await Promise.all(devices.map((device) => device.live()));
  return devices;
}

async function sendAll(sends: readonly Send[], devices: readonly ChaosDevice[]): Promise<void> {
  const startMs = performance.now();
  for (const send of sends) {
    const waitMs = startMs + send.atMs - performance.now();
    if (waitMs > 0) await delay(waitMs);
    devices.find(({ user, device }) => user === send.sender && device === send.device)?.submit(send);
  }
}

async function hit(fault: Fault, breakable: BreakablePlatform, devices: readonly ChaosDevice[]): Promise<void> {
  await delay(fault.atMs);
  if (fault.kind === 'leave') await devices[fault.device % devices.length]?.leave(fault.forMs);
  else await breakable.apply(fault);
}

/**
 * Waits until every device is connected and all sends are acknowledged, then for late events. Lost events end that wait
 * without an error.
 */
async function untilSettled(sends: readonly Send[], devices: readonly ChaosDevice[]): Promise<void> {
  await eventually(() => {
    const unsettled = devices.flatMap((device) => device.unsettled ?? []);
    if (unsettled.length > 0) throw new Error(unsettled.join('\n'));
  }, settleDeadlineMs);
  const due = sends.reduce((sum, { sender, receiver }) => sum + devices.filter(({ user }) => user === sender || user === receiver).length, 0);
  await eventually(() => {
    if (devices.reduce((sum, { events }) => sum + events.length, 0) < due) throw new Error('events are missing');
  }, lostAfterMs).catch(() => undefined);
}

interface Seen {
  readonly users: readonly UserId[];
  readonly sends: readonly Send[];
  readonly devices: readonly ChaosDevice[];
  readonly dedupeLost: boolean;
}

async function observe({ platform }: RunningPlatform, { users, sends, devices, dedupeLost }: Seen): Promise<Observation> {
  const refusals = devices.flatMap((device) => device.refusals);
  if (refusals.length > 0) throw new Error(`sends were refused:\n${refusals.join('\n')}`);
  const inboxes = await Promise.all(
    users.map(async (user) => platform.inboxUntil(user, await platform.logEnd(partitionOf(user, platform.partitionCount)), pageCount)),
  );
  const pairs = users.flatMap((_, one) => users.flatMap((__, other) => (one <= other ? [[one, other] as const] : [])));
  const dialogs = await Promise.all(pairs.map(async ([one, other]) => ({ users: [one, other] as const, events: await readDialog(platform, users[one], users[other]) })));
  const ids = new Map(devices.flatMap((device) => [...device.acked]));
  return {
    sends: sends.map((send) => ({ ...send, ackedId: ids.get(send.text), acknowledged: true })),
    devices, inboxes, dialogs, dedupeLost,
  };
}

async function readDialog(platform: RunningPlatform['platform'], user: UserId | undefined, other: UserId | undefined): Promise<ShownEvent[]> {
  const events: ShownEvent[] = [];
  if (user === undefined || other === undefined) return events;
  for (let olderThan = 0n; ; ) {
    const page = await platform.dialogHistory(user, other, { olderThan, count: pageCount });
    events.push(...page.events);
    olderThan = page.nextOlderThan;
    if (olderThan === 0n) return events;
  }
}
