import type { KeptMessage } from '../sdk.ts';
import { buildRows } from './timeline-rows.ts';

const noon = new Date(2026, 4, 4, 12).getTime();
const message = (id: number, sender: string, minutes: number): KeptMessage =>
  ({ id: `${id}`, conversation: 'user/2', sender, text: `m${id}`, timeMs: noon + minutes * 60_000 });
/** Nothing is changed, and nothing is seen. */
const plain = { stateOf: () => undefined, seenTo: '' };
const shown = (messages: readonly KeptMessage[], firstNew?: string) =>
  buildRows({ me: '1', messages, pending: [], ...plain, firstNew })
    .map((row) => (row.kind === 'group' ? `${row.sender}: ${row.bubbles.map(({ text }) => text).join(' ')}` : row.kind));

test('bubbles of one sender within five minutes are together', () => {
  const messages = [message(1, '2', 0), message(2, '2', 4), message(3, '1', 5), message(4, '2', 6), message(5, '2', 12)];
  expect(shown(messages)).toEqual(['day', '2: m1 m2', '1: m3', '2: m4', '2: m5']);
});

test('each day has its line', () => {
  expect(shown([message(1, '2', 0), message(2, '2', 719), message(3, '2', 721)])).toEqual(['day', '2: m1', '2: m2', 'day', '2: m3']);
});

test('a line is above the first message that is new', () => {
  expect(shown([message(1, '2', 0), message(2, '1', 1), message(3, '2', 2), message(4, '2', 3)], '3'))
    .toEqual(['day', '2: m1', '1: m2', 'unread', '2: m3 m4']);
});

test('what is on its way comes last, with what was refused', () => {
  const pending = [
    { key: 'queue/1', conversation: 'user/2' as const, text: 'later', timeMs: noon + 60_000 },
    { key: 'queue/2', conversation: 'user/2' as const, text: 'no', timeMs: noon + 61_000, problem: 'too long' },
  ];
  const rows = buildRows({ me: '1', messages: [message(1, '1', 0)], pending, ...plain, firstNew: undefined });
  expect(rows[1]).toMatchObject({ bubbles: [{ state: 'sent' }, { state: 'pending', text: 'later' }, { state: 'refused', problem: 'too long' }] });
});

test('a send whose time is not known begins no day', () => {
  const pending = [{ key: 'saved/1', conversation: 'user/2' as const, text: 'kept', timeMs: 0 }];
  const rows = buildRows({ me: '1', messages: [], pending, ...plain, firstNew: undefined });
  expect(rows.map(({ kind }) => kind)).toEqual(['group']);
});

test('own messages up to the last one that the other user has seen have that mark', () => {
  const messages = [message(1, '1', 0), message(2, '2', 1), message(3, '1', 2), message(4, '1', 3)];
  const rows = buildRows({ me: '1', messages, pending: [], ...plain, seenTo: '3', firstNew: undefined });
  const states = rows.flatMap((row) => (row.kind === 'group' ? row.bubbles.map(({ state }) => state) : []));
  expect(states).toEqual(['seen', 'sent', 'seen', 'sent']);
});

test('a change of a group stands alone, between the bubbles of one sender', () => {
  const change = { ...message(2, '2', 1), text: undefined, change: { change: 'joined' as const, users: [] } };
  expect(shown([message(1, '2', 0), change, message(3, '2', 2)])).toEqual(['day', '2: m1', 'change', '2: m3']);
});
