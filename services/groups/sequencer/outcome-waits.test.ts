import { groupId, userId } from '@cecochat/contracts';
import type { Outcome } from '../machine/index.ts';
import { OutcomeWaits } from './outcome-waits.ts';

test('everybody who waits for a command gets its outcome, and nobody else', async () => {
  const waits = new OutcomeWaits();
  const outcome: Outcome = { kind: 'accepted', seq: 7, n: 0 };
  const [one, other, ended, foreign] = ['a', 'a', 'a', 'b'].map((id) => waits.wait(groupId(1), userId(2), id));
  ended?.end();
  waits.settle(groupId(1), userId(2), 'a', outcome);
  expect(await Promise.all([one?.outcome, other?.outcome])).toEqual([outcome, outcome]);
  expect(await Promise.race([foreign?.outcome, ended?.outcome, Promise.resolve('waits')])).toBe('waits');
});
