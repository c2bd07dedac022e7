import { userId } from '@cecochat/contracts';
import { BlockReader, type Pair } from './block-reader.ts';

const account = (number: number) => userId(2n ** 62n + BigInt(number));

test('one read answers for a batch, and none is made for receivers without an account, the user, and groups', async () => {
  const asked: (readonly Pair[])[] = [];
  const blocks = new BlockReader({ read: async (pairs) => (asked.push(pairs), [undefined, 7]), clock: () => 0 });
  const toNumber: Pair = { sender: account(1), receiver: userId(5) };
  const toGroup: Pair = { sender: account(1), receiver: undefined };
  const toSelf: Pair = { sender: account(1), receiver: account(1) };
  const nothing = [undefined, undefined, undefined];
  expect(await blocks.of([toNumber, toGroup, toSelf])).toEqual({ sinceMs: nothing, unknown: 0 });
  expect(asked).toEqual([]);
  const [taken, refused] = [{ sender: account(1), receiver: account(2) }, { sender: userId(5), receiver: account(3) }];
  expect(await blocks.of([taken, toNumber, refused])).toEqual({ sinceMs: [undefined, undefined, 7], unknown: 0 });
  expect(asked).toEqual([[taken, refused]]);
});

test('while blocks cannot be read they are unknown, and nothing waits for the next attempt', async () => {
  let [nowMs, reads] = [0, 0];
  const blocks = new BlockReader({
    read: async () => {
      reads++;
      throw new Error('away');
    },
    clock: () => nowMs,
  });
  const pair = { sender: account(1), receiver: account(2) };
  expect(await blocks.of([pair, pair])).toEqual({ sinceMs: [undefined, undefined], unknown: 2 });
  expect(await blocks.of([pair])).toEqual({ sinceMs: [undefined], unknown: 1 });
  expect(reads).toBe(1);
  nowMs = 1_000;
  await blocks.of([pair]);
  expect(reads).toBe(2);
});
