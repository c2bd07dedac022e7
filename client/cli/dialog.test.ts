import { ChatError, idEpochMs, lineage, messageId, sequence, userId, type ChatEvent, type DialogEnvelope, type UserId } from '@cecochat/contracts';
import { connectionNotes } from './open-session.ts';
import { Dialog } from './dialog.ts';

const [me, other, stranger] = [userId(1), userId(2), userId(3)];
const nowMs = idEpochMs + 60_000;

function event(number: number, text: string, parts: Partial<DialogEnvelope> = {}): ChatEvent {
  const id = messageId(BigInt(number) << 22n);
  return { sender: other, receiver: me, device: 'theirs', lineage: lineage(1), sequence: sequence(number), messageId: id, kind: 'text', body: text, ...parts };
}

function setUp() {
  const lines: string[] = [];
  const show = (line: string) => lines.push(line.replace(/^(\S+ )?\S+ {2}/, ''));
  const screen = { print: show, note: (line: string) => show(`(${line})`) };
  return { lines, dialog: new Dialog({ screen, me, target: { receiver: other }, device: 'mine', clock: () => nowMs }) };
}

test('the past comes first, and what came meanwhile comes once', () => {
  const { lines, dialog } = setUp();
  dialog.onEvent(event(2, 'in both'));
  dialog.onEvent(event(3, 'came meanwhile'));
  expect(lines).toEqual([]);
  dialog.showPast([event(1, 'past'), event(2, 'in both'), event(9, 'from me', { sender: me, receiver: other, device: 'mine' })]);
  dialog.onEvent(event(4, 'live'));
  expect(lines).toEqual(['2: past', '2: in both', 'you ✓: from me', '2: came meanwhile', '2: live']);
});

test('what this device sends is shown when it is durable, what another one sends with its name, what strangers send as a note', () => {
  const { lines, dialog } = setUp();
  dialog.showPast([]);
  dialog.onEvent(event(1, 'mine', { sender: me, receiver: other, device: 'mine' }));
  dialog.onSent('mine', { sequence: sequence(1), messageId: messageId(1n << 22n) });
  dialog.onEvent(event(2, 'mine too', { sender: me, receiver: other, device: 'laptop' }));
  dialog.onEvent(event(3, 'psst', { sender: stranger }));
  dialog.onFailed('too\nlong', new ChatError('invalid-argument', 'text must be short'));
  expect(lines.slice(0, 2)).toEqual(['you ✓: mine', 'you (laptop) ✓: mine too']);
  expect(lines[2]).toContain('3 → 1: psst)');
  expect(lines[3]).toBe('✗ not sent: too\n    long (text must be short)');
});

test('users are shown by their names where they are known', () => {
  const lines: string[] = [];
  const screen = { print: (line: string) => lines.push(line), note: (line: string) => lines.push(line) };
  const nameOf = (user: UserId) => (user === other ? 'bob' : user.toString());
  const dialog = new Dialog({ screen, me, target: { receiver: other }, device: 'mine', clock: () => nowMs, nameOf });
  dialog.showPast([event(1, 'hello')]);
  dialog.onEvent(event(2, 'psst', { sender: stranger }));
  expect(lines).toEqual([expect.stringMatching(/  bob: hello$/), expect.stringMatching(/  3 → 1: psst$/)]);
});

test('says once that the connection broke, and that it is there again, but not that a session moved', () => {
  const said: string[] = [];
  const tell = connectionNotes((line) => said.push(line));
  tell('connecting', undefined);
  tell('live', undefined);
  tell('waiting', new ChatError('unavailable', 'cut'));
  tell('connecting', undefined);
  tell('waiting', new ChatError('unavailable', 'still cut'));
  tell('live', undefined);
  expect(said).toEqual(['disconnected: cut; trying again', 'connected again']);
});
