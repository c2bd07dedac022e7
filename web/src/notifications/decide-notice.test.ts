import type { KeptMessage } from '../sdk.ts';
import { decideNotice, type NoticeInput } from './decide-notice.ts';

const message: KeptMessage = { id: '7', conversation: 'user/2', sender: '2', text: 'the secret', timeMs: 1_000 };
const own = { id: '6', messageId: '6', author: '1' };
const decide = (about: Partial<KeptMessage>, given: Partial<NoticeInput> = {}) => decideNotice({
  message: { ...message, ...about }, choice: 'texts', me: '1', openedMs: 500, isNew: true,
  nameOf: (user) => `User ${user}`, titleOf: (key) => (key === 'group/9' ? 'Book club' : 'Bob'), ...given,
});

test('a message of another user notifies, with its text where that was chosen', () => {
  expect(decide({})).toEqual({ title: 'Bob', body: 'the secret', conversation: 'user/2' });
  expect(decide({}, { choice: 'names' })).toEqual({ title: 'Bob', body: 'New message', conversation: 'user/2' });
  expect(decide({ conversation: 'group/9' })).toMatchObject({ title: 'Book club', body: 'User 2: the secret' });
  expect(decide({ text: 'x'.repeat(5_000) })?.body).toHaveLength(200);
});

test.each([
  ['where notifications are off', decide({}, { choice: 'off' })],
  ['for an own message', decide({ sender: '1' })],
  ['for a message from before', decide({ timeMs: 499 })],
  ['for one that was seen', decide({}, { isNew: false })],
  ['for a change of a group', decide({ text: undefined, change: { change: 'joined', users: [] } })],
  ['for a reaction', decide({ text: '', action: { kind: 'reaction', message: own, emoji: '👍', isSet: true } })],
])('there is none %s', (_when, notice) => expect(notice).toBeUndefined());
