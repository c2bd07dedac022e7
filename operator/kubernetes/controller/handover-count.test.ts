import { partition } from '@cecochat/contracts';
import { Registry } from 'prom-client';
import type { FinishedHandover } from '../../decide/index.ts';
import { HandoverCount } from './handover-count.ts';
import { createMetrics } from './metrics.ts';

const ended = (of: number, atMs: number, outcome: FinishedHandover['outcome'] = 'moved'): FinishedHandover => (
  { partition: partition(of), from: 'a', to: 'b', outcome, devices: 3, left: 0, atMs, tookMs: 5 }
);

test('each handover is counted once, with its devices if they moved, and none of those before this operator led', async () => {
  const metrics = createMetrics(new Registry());
  const count = new HandoverCount(metrics);
  const counted = async () => {
    const [handovers, devices] = await Promise.all([metrics.handovers.get(), metrics.movedDevices.get()]);
    const sum = (values: readonly { readonly value: number }[]) => values.reduce((all, { value }) => all + value, 0);
    return [sum(handovers.values), sum(devices.values)];
  };
  count.count([ended(1, 10)]);
  expect(await counted()).toEqual([0, 0]);
  count.count([ended(1, 10), ended(2, 20), ended(1, 30)]);
  expect(await counted()).toEqual([2, 6]);
  count.count([ended(2, 20), ended(1, 30)]);
  expect(await counted()).toEqual([2, 6]);
  count.count([ended(1, 30), ended(1, 40, 'reversed')]);
  expect(await counted()).toEqual([3, 6]);
});
