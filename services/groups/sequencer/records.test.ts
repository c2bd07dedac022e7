import {
  cecochat, decodeEvent, groupId, messageId, readRecord, timeOfId, userId, type ChatEvent, type GroupEnvelope, type UserId,
} from '@cecochat/contracts';
import type { OutgoingRecord } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import type { Command, Request } from '../machine/index.ts';
import { aSend, logOf, TestLog } from '../machine/test-log.ts';
import { recordsOf, type Emission } from './records.ts';

const [id, partitionCount] = [groupId(77), 6];
const homeOf = (user: UserId | number) => partitionOf(userId(user), partitionCount);

function apply(log: TestLog, actor: number, request: Request, name?: string): Emission | undefined {
  const command: Command = { actor: userId(actor), id: name ?? `c${Math.random()}`, request };
  return recordsOf({ id, command, applied: log.apply(actor, request, command.id), partitionCount });
}

interface Shown {
  readonly partition: number;
  readonly users: readonly number[];
  readonly isTimeline: boolean;
  readonly event: ChatEvent | undefined;
  readonly refused: string | undefined;
}

function read({ partition, value }: OutgoingRecord): Shown {
  const { event, recipients, isTimeline, refused } = readRecord(value);
  return { partition, users: recipients.map(Number), isTimeline, event: event && decodeEvent(event), refused: refused?.code };
}

const allOf = (emission: Emission | undefined): Shown[] => (emission === undefined ? [] : [...emission.first, emission.last].map(read));
const usersOf = (shown: readonly Shown[]) => shown.flatMap(({ users }) => users).sort((a, b) => a - b);
const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

test('an event goes once to each partition that has a member, with the members of it, and last to that of its actor', () => {
  const log = logOf(range(2, 20));
  const shown = allOf(apply(log, 5, aSend()));
  expect(usersOf(shown)).toEqual(range(1, 21));
  expect(new Set(shown.map(({ partition }) => partition)).size).toBe(shown.length);
  for (const { partition, users } of shown) expect(users.map(homeOf)).toEqual(users.map(() => partition));
  expect(shown.map(({ isTimeline }) => isTimeline)).toEqual(shown.map((_, index) => index === shown.length - 1));
  expect(shown.at(-1)?.partition).toBe(homeOf(5));
  expect(shown.map(({ event }) => event)).toEqual(shown.map(() => expect.objectContaining({ group: id, seq: 2, n: 1, sender: 5n, device: 'phone', kind: 'text', body: 'hello' })));
});

test('those who come get their coming, those who go get their going, and others get neither', () => {
  const log = logOf([2, 3]);
  expect(usersOf(allOf(apply(log, 1, { kind: 'add', users: [userId(4)] })))).toEqual([1, 2, 3, 4]);
  expect(usersOf(allOf(apply(log, 2, { kind: 'leave' })))).toEqual([1, 2, 3, 4]);
  expect(usersOf(allOf(apply(log, 1, { kind: 'remove', users: [userId(3), userId(4)] })))).toEqual([1, 3, 4]);
  expect(usersOf(allOf(apply(log, 1, aSend())))).toEqual([1]);
  log.apply(1, { kind: 'configure', settings: { joinPolicy: 'approval', announcementsOnly: false, slowModeSeconds: 0 } });
  const asked = allOf(apply(log, 9, { kind: 'join' }));
  expect(usersOf(asked)).toEqual([1]);
  expect(asked.filter(({ isTimeline }) => isTimeline).map(({ partition }) => partition)).toEqual([homeOf(9)]);
});

test('each change of a group is an event that names what changed', () => {
  const log = logOf([2, 3], { joinPolicy: 'approval' });
  const changeOf = (actor: number, request: Request) => {
    const event = allOf(apply(log, actor, request)).at(-1)?.event as (ChatEvent & GroupEnvelope) | undefined;
    return event?.kind === 'group-changed' ? [event.seq, event.body] : undefined;
  };
  expect(changeOf(1, { kind: 'rename', name: 'b' })).toEqual([2, { change: 'renamed', users: [], name: 'b' }]);
  expect(changeOf(7, { kind: 'join' })).toEqual([3, { change: 'asked-to-join', users: [] }]);
  expect(changeOf(1, { kind: 'approve', user: userId(7) })).toEqual([4, { change: 'added', users: [7n] }]);
  expect(changeOf(1, { kind: 'change-role', user: userId(2), role: 'admin' })).toEqual([5, { change: 'role-changed', users: [2n], role: 'admin' }]);
  const settings = { joinPolicy: 'open', announcementsOnly: true, slowModeSeconds: 9 } as const;
  expect(changeOf(1, { kind: 'configure', settings })).toEqual([6, { change: 'configured', users: [], settings: expect.objectContaining(settings) }]);
  expect(changeOf(1, { kind: 'ban', user: userId(3) })).toEqual([7, { change: 'banned', users: [3n] }]);
  expect(changeOf(1, { kind: 'transfer', user: userId(2) })).toEqual([8, { change: 'transferred', users: [2n] }]);
});

test('an event has the time that Kafka gave its command, or the first time of ids where the clock of a broker is before it', () => {
  const log = logOf([2]);
  const idOf = () => allOf(apply(log, 1, { kind: 'rename', name: 'b' })).at(-1)?.event?.messageId;
  expect(idOf()).toBe(1n);
  log.timeMs = Date.UTC(2027, 0, 1);
  expect(timeOfId(idOf() ?? messageId(0))).toBe(log.timeMs);
});

test('a send that is refused is told to its sender alone, and a change that is refused to nobody', () => {
  const log = logOf([2, 3]);
  const shown = allOf(apply(log, 9, aSend()));
  expect(shown).toEqual([{ partition: homeOf(9), users: [], isTimeline: false, event: undefined, refused: 'not-a-member' }]);
  expect(allOf(apply(log, 2, { kind: 'rename', name: 'x' }))).toEqual([]);
  expect(allOf(apply(new TestLog(), 9, aSend()))).toMatchObject([{ refused: 'no-such-group' }]);
});

test('a send that comes again is told to its sender again, as the event that it has become', () => {
  const log = logOf([2, 3]);
  apply(log, 2, aSend(), 'once');
  apply(log, 1, aSend());
  const again = allOf(apply(log, 2, aSend(), 'once'));
  expect(again).toMatchObject([{ partition: homeOf(2), users: [2], isTimeline: false, event: { seq: 2, n: 1, sender: 2n } }]);
});

test('above 256 members an event is in the timeline alone, and messages are refused', () => {
  const log = logOf(range(2, 255));
  expect(usersOf(allOf(apply(log, 1, aSend())))).toEqual(range(1, 256));
  const grown = allOf(apply(log, 1, { kind: 'add', users: [userId(1_000)] }));
  expect(grown).toMatchObject([{ users: [], isTimeline: true, event: { seq: 3 } }]);
  expect(allOf(apply(log, 1, aSend()))).toMatchObject([{ refused: 'group-too-large' }]);
  apply(log, 1, { kind: 'remove', users: [userId(1_000)] });
  expect(usersOf(allOf(apply(log, 1, aSend())))).toEqual(range(1, 256));
});

test('a record has the epoch of the members, and the bytes of the body as they were sent', () => {
  const log = logOf([2]);
  const body = Buffer.from([8, 1, 250, 9, 1, 7]);
  const record = apply(log, 2, aSend({ kind: 99, body, counts: false, about: 0, moderates: false }))?.last;
  const decoded = cecochat.v1.Record.decode(record?.value ?? Buffer.alloc(0));
  expect(Number(decoded.membershipEpoch)).toBe(1);
  expect(Buffer.from(readRecord(record?.value ?? Buffer.alloc(0)).event ?? []).includes(body)).toBe(true);
  expect(read(record as OutgoingRecord).event).toMatchObject({ kind: 'unknown', n: 0 });
});
