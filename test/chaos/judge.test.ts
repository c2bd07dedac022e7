import { lineage, messageId, offset, sequence, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import type { InboxEvent } from '../support/platform.ts';
import type { ShownEvent } from '../support/shown-event.ts';
import { countRepeats, judge, type Observation } from './judge.ts';
import { buildTraffic, schedules, type Schedule } from './schedule.ts';

const textBody = (text: string) => ({ kind: 'text', body: text, text }) as const;

/** Observation of a schedule on a platform without faults: one log, of which every device sees its own part. */
function faithful(schedule: Schedule): Observation {
  const numbers = new Map<string, number>();
  const log = buildTraffic(schedule).map((send, place) => {
    const key = `${send.sender}/${send.device}`;
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    const event: InboxEvent = {
      offset: offset(place), messageId: messageId(1_000 + place), sender: userId(send.sender + 1), device: `device ${send.device}`,
      lineage: lineage(1), sequence: sequence(number), receiver: userId(send.receiver + 1), ...textBody(send.text),
    };
    return { send, event };
  });
  const inboxes = schedule.devices.map((_, user) => log.filter(({ send }) => send.sender === user || send.receiver === user).map(({ event }) => event));
  const users = schedule.devices.map((_, user) => user);
  return {
    sends: log.map(({ send, event }) => ({ ...send, ackedId: event.messageId, acknowledged: true })),
    devices: users.flatMap((user) => Array.from({ length: schedule.devices[user] ?? 0 }, (_, device) => ({ user, device, events: inboxes[user] ?? [] }))),
    inboxes,
    dialogs: users.flatMap((one) => users.filter((other) => other >= one).map((other) => ({ users: [one, other] as const, events: dialogOf(log, one, other) }))),
    dedupeLost: false,
  };
}

function dialogOf(log: readonly { readonly send: { sender: number; receiver: number }; readonly event: ShownEvent }[], one: number, other: number): ShownEvent[] {
  const isTheirs = ({ sender, receiver }: { sender: number; receiver: number }) =>
    (sender === one && receiver === other) || (sender === other && receiver === one);
  return log.filter(({ send }) => isTheirs(send)).map(({ event }) => event).toReversed();
}

const samples = fc.record({ schedule: schedules, at: fc.nat({ max: 20 }) });

/** Requires the finding in observations that are changed at their busiest place. */
const check = (change: (observation: Observation, at: number) => Observation, finding: RegExp) => {
  fc.assert(fc.property(samples, ({ schedule, at }) => {
    const found = judge(change(faithful(schedule), at));
    expect(found.filter((line) => finding.test(line))).not.toEqual([]);
  }), { numRuns: 20 });
};

const changeDevice = (change: (events: InboxEvent[], at: number) => InboxEvent[]) => (observation: Observation, at: number): Observation => ({
  ...observation, devices: observation.devices.map((device, place) => (place === 0 ? { ...device, events: change([...device.events], at) } : device)),
});
const changeInbox = (change: (events: InboxEvent[], at: number) => InboxEvent[]) => (observation: Observation, at: number): Observation => ({
  ...observation, inboxes: observation.inboxes.map((inbox, user) => (user === 0 ? change([...inbox], at) : inbox)),
});
const changeDialogs = (change: (events: ShownEvent[], at: number) => ShownEvent[]) => (observation: Observation, at: number): Observation => ({
  ...observation, dialogs: observation.dialogs.map((dialog) => ({ ...dialog, events: change([...dialog.events], at % Math.max(1, dialog.events.length)) })),
});

test('a platform without faults breaks no promise, and neither does one that stored some events twice', () => {
  fc.assert(fc.property(samples, ({ schedule, at }) => {
    const observation = faithful(schedule);
    expect(judge(observation)).toEqual([]);
    const stored = changeInbox((events) => [...events, ...again(events[at], {})])(observation, at);
    expect(judge(stored)).toEqual([]);
    expect(countRepeats(stored)).toEqual({ repeats: 1, underAnotherId: 0 });
  }), { numRuns: 20 });
});

const again = (event: InboxEvent | undefined, changes: Partial<Pick<InboxEvent, 'messageId' | 'sequence' | 'offset'>>): InboxEvent[] =>
  event === undefined ? [] : [{ ...event, offset: offset(9_999), ...changes }];

test('a device that lacks an event has lost it', () => check(changeDevice((events, at) => events.toSpliced(at, 1)), /^device 0 of user 0 never saw/));

test('a device that shows an event again is told', () => check(changeDevice((events, at) => [...events, ...events.slice(at, at + 1)]), /^device 0 of user 0 saw ".*" again/));

test('a device that shows everything backwards has lost the order', () => check(changeDevice((events) => events.toReversed()), /^device 0 of user 0: ".*" comes after a later send/));

test('a device that shows what it should not is told', () => {
  const strange = { sender: userId(2), receiver: userId(3), device: 'device 0', lineage: lineage(1), sequence: sequence(9_999), messageId: messageId(1), offset: offset(9_999) };
  check(changeDevice((events) => [...events, { ...strange, ...textBody('from nobody') }]), /was never sent/);
  check((observation) => {
    const theirs = observation.sends.find(({ sender, receiver }) => sender !== 0 && receiver !== 0);
    return changeDevice((events) => [...events, { ...strange, ...textBody(theirs?.text ?? '') }])(observation, 0);
  }, /^device 0 of user 0: ".*" is between users/);
});

test('history that differs is told', () => {
  check(changeInbox((events, at) => events.toSpliced(at, 1)), /^device 0 of user 0 saw .* where history has/);
  check(changeInbox((events, at) => events.with(at, { ...events[at], offset: offset(9_999) } as InboxEvent)), /where history has/);
});

test('an event with two message ids is told, unless Redis lost its memory', () => {
  const twice = changeInbox((events, at) => [...events, ...again(events[at], { messageId: messageId(7) })]);
  check(twice, /^inbox of user 0: ".*" has the message ids/);
  fc.assert(fc.property(samples, ({ schedule, at }) => {
    expect(judge({ ...twice(faithful(schedule), at), dedupeLost: true })).toEqual([]);
  }), { numRuns: 20 });
});

test('a message id of two events is told', () => check(changeInbox((events) => events.map((event) => ({ ...event, messageId: messageId(7) }))), /is given to/));

test('a dialog that lacks an event, or is not in order, is told', () => {
  check(changeDialogs((events, at) => events.toSpliced(at, 1)), /^dialog of users .* is missing/);
  check(changeDialogs((events) => events.toReversed()), /^dialog of users .* is not in the order of the message ids/);
  check(changeDialogs((events) => [...events, ...events.slice(-1)]), /^dialog of users .* is not in the order of the message ids/);
});

test('an acknowledgement with an id that history does not know is told', () => {
  check((observation, at) => ({
    ...observation, sends: observation.sends.with(at, { ...observation.sends[at], ackedId: messageId(7) } as Observation['sends'][number]),
  }), /was acknowledged as 7/);
});

test('a schedule sends from several users, and kills a server and materialize', () => {
  fc.assert(fc.property(schedules, (schedule) => {
    const traffic = buildTraffic(schedule);
    expect(new Set(traffic.map(({ sender }) => sender)).size).toBeGreaterThan(2);
    expect(new Set(traffic.map(({ text }) => text)).size).toBe(schedule.sends);
    expect(schedule.faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['kill-server', 'kill-materialize', 'cut', 'leave']));
    expect(schedule.faults.map(({ atMs }) => atMs)).toEqual(schedule.faults.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  }), { numRuns: 50 });
});
