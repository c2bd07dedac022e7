import { deletionContent, sequence, textContent, timeOfId, userId, type Content, type MessageId } from '@cecochat/contracts';
import { Blocks, type Pair } from './blocks.ts';
import { checkSend } from './check-send.ts';
import type { Send } from './parse-send.ts';
import type { PendingSend } from './sending-device.ts';

const account = (number: number) => userId(2n ** 62n + BigInt(number));
const pending = (sender: bigint, target: object) => ({ device: { user: sender }, send: target }) as unknown as PendingSend;

test('one read answers for a batch, and none is made for receivers without an account, the user, and groups', async () => {
  const asked: (readonly Pair[])[] = [];
  const blocks = new Blocks({ read: async (pairs) => (asked.push(pairs), [undefined, 7]), onUnknown: () => undefined, clock: () => 0 });
  const [toNumber, toGroup, toSelf] = [pending(account(1), { receiver: userId(5) }), pending(account(1), { group: 9n }), pending(account(1), { receiver: account(1) })];
  expect(await blocks.of([toNumber, toGroup, toSelf])).toEqual(new Map());
  expect(asked).toEqual([]);
  const [taken, refused] = [pending(account(1), { receiver: account(2) }), pending(userId(5), { receiver: account(3) })];
  expect(await blocks.of([taken, toNumber, refused])).toEqual(new Map([[refused, 7]]));
  expect(asked).toEqual([[{ receiver: account(2), sender: account(1) }, { receiver: account(3), sender: userId(5) }]]);
});

test('while blocks cannot be read every message is taken and counted, and sends do not wait for the next attempt', async () => {
  let [nowMs, reads, unknown] = [0, 0, 0];
  const blocks = new Blocks({
    read: async () => {
      reads++;
      throw new Error('away');
    },
    onUnknown: (sends) => void (unknown += sends), clock: () => nowMs,
  });
  const send = pending(account(1), { receiver: account(2) });
  expect(await blocks.of([send, send])).toEqual(new Map());
  expect(await blocks.of([send])).toEqual(new Map());
  expect([reads, unknown]).toEqual([1, 3]);
  nowMs = 1_000;
  await blocks.of([send]);
  expect(reads).toBe(2);
});

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
