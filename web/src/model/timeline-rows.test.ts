import type { KeptMessage } from '../sdk.ts';
import { buildRows, type TimelineRow } from './timeline-rows.ts';

const noon = new Date(2026, 4, 4, 12).getTime();
const message = (id: number, sender: string, minutes: number): KeptMessage =>
  ({ id: `${id}`, conversation: 'user/2', sender, text: `m${id}`, timeMs: noon + minutes * 60_000 });
/** Nothing is changed, and nothing is seen. */
const plain = { stateOf: () => undefined, seenTo: '' };
const linesOf = ({ dayMs, isFirstNew }: TimelineRow) =>
  [...(dayMs === undefined ? [] : ['day']), ...(isFirstNew ? ['unread'] : [])];
/** Lines, and groups of bubbles. */
const shown = (messages: readonly KeptMessage[], firstNew?: string) =>
  buildRows({ me: '1', messages, pending: [], ...plain, firstNew }).flatMap((row) => [
    ...linesOf(row),
    row.kind === 'change'
      ? 'change'
      : `${row.startsGroup ? '(' : ''}${row.bubble.text}${row.endsGroup ? `) ${row.sender}` : ''}`,
  ]);
const bubblesOf = (rows: readonly TimelineRow[]) => rows.flatMap((row) => (row.kind === 'bubble' ? [row.bubble] : []));

test('bubbles of one sender within five minutes are together', () => {
  const messages = [message(1, '2', 0), message(2, '2', 4), message(3, '1', 5), message(4, '2', 6), message(5, '2', 12)];
  expect(shown(messages)).toEqual(['day', '(m1', 'm2) 2', '(m3) 1', '(m4) 2', '(m5) 2']);
});

test('each day has its line', () => {
  expect(shown([message(1, '2', 0), message(2, '2', 719), message(3, '2', 721)]))
    .toEqual(['day', '(m1) 2', '(m2) 2', 'day', '(m3) 2']);
});

test('a line is above the first message that is new', () => {
  expect(shown([message(1, '2', 0), message(2, '1', 1), message(3, '2', 2), message(4, '2', 3)], '3'))
    .toEqual(['day', '(m1) 2', '(m2) 1', 'unread', '(m3', 'm4) 2']);
});

test('what is on its way comes last, with what was refused', () => {
  const pending = [
    { key: 'queue/1', conversation: 'user/2' as const, text: 'later', timeMs: noon + 60_000 },
    { key: 'queue/2', conversation: 'user/2' as const, text: 'no', timeMs: noon + 61_000, problem: 'too long' },
  ];
  const rows = buildRows({ me: '1', messages: [message(1, '1', 0)], pending, ...plain, firstNew: undefined });
  expect(bubblesOf(rows)).toMatchObject([
    { state: 'sent' }, { state: 'pending', text: 'later' }, { state: 'refused', problem: 'too long' },
  ]);
  expect(rows.map(({ dayMs }) => dayMs)).toEqual([noon, undefined, undefined]);
});

test('a send whose time is not known begins no day', () => {
  const pending = [{ key: 'saved/1', conversation: 'user/2' as const, text: 'kept', timeMs: 0 }];
  const rows = buildRows({ me: '1', messages: [], pending, ...plain, firstNew: undefined });
  expect(rows.map(({ dayMs }) => dayMs)).toEqual([undefined]);
});

test('own messages up to the last one that the other user has seen have that mark', () => {
  const messages = [message(1, '1', 0), message(2, '2', 1), message(3, '1', 2), message(4, '1', 3)];
  const rows = buildRows({ me: '1', messages, pending: [], ...plain, seenTo: '3', firstNew: undefined });
  expect(bubblesOf(rows).map(({ state }) => state)).toEqual(['seen', 'sent', 'seen', 'sent']);
});

test('a change of a group stands alone, between the bubbles of one sender', () => {
  const change = { ...message(2, '2', 1), text: undefined, change: { change: 'joined' as const, users: [] } };
  expect(shown([message(1, '2', 0), change, message(3, '2', 2)])).toEqual(['day', '(m1) 2', 'change', '(m3) 2']);
});

test('a row keeps its key while earlier messages come before it, so that a page keeps its place', () => {
  const messages = [message(1, '2', 0), message(2, '2', 1), message(3, '2', 2)];
  const keysOf = (of: readonly KeptMessage[]) =>
    buildRows({ me: '1', messages: of, pending: [], ...plain, firstNew: undefined }).map(({ key }) => key);
  expect(keysOf(messages).slice(-2)).toEqual(keysOf(messages.slice(1)));
});
