import { partition } from '@cecochat/contracts';
import type { FinishedHandover } from '../../decide/index.ts';
import { HandoverCount } from './handover-count.ts';

const ended = (of: number, atMs: number): FinishedHandover => ({ partition: partition(of), from: 'a', to: 'b', outcome: 'moved', devices: 3, left: 0, atMs, tookMs: 5 });

test('each handover is counted once, and none of those before this operator led', () => {
  const count = new HandoverCount();
  expect(count.newIn([ended(1, 10)])).toEqual([]);
  expect(count.newIn([ended(1, 10), ended(2, 20), ended(1, 30)])).toEqual([ended(2, 20), ended(1, 30)]);
  expect(count.newIn([ended(2, 20), ended(1, 30)])).toEqual([]);
  expect(count.newIn([ended(1, 30), ended(1, 40)])).toEqual([ended(1, 40)]);
});
