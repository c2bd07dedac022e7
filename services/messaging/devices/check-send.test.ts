import { deletionContent, sequence, textContent, timeOfId, userId, type Content, type MessageId } from '@cecochat/contracts';
import { checkSend } from './check-send.ts';
import type { Send } from './parse-send.ts';

const account = (number: number) => userId(2n ** 62n + BigInt(number));

test('a message is refused by the time of its id, so that each attempt has the same outcome; what was sent can be deleted', () => {
  const id = (1_000n << 22n) as MessageId;
  const outcomeOf = (content: Content, blockedSinceMs: number | undefined) => {
    const send: Send = { lineage: undefined, sequence: sequence(1), digest: 1, receiver: account(2), content };
    try {
      checkSend(send, { sender: account(1), id, editWindowMs: 1_000, blockedSinceMs });
      return 'taken';
    } catch (error) {
      return (error as { readonly code: string }).code;
    }
  };
  const text = textContent('hello') as Content;
  const deletion = deletionContent({ messageId: id, seq: 0, author: account(1) }) as Content;
  const atMs = timeOfId(id);
  expect([undefined, atMs + 1, atMs, atMs - 1].map((sinceMs) => outcomeOf(text, sinceMs))).toEqual(['taken', 'taken', 'not-accepted', 'not-accepted']);
  expect(outcomeOf(deletion, atMs - 1)).not.toBe('not-accepted');
});
