import { partition } from '@cecochat/contracts';
import { partitionWeights } from './index.ts';

const report = (loads: Record<number, [connections: number, messagesPerSecond: number]>) => ({
  partitions: new Map(Object.entries(loads).map(([number, [connections, messagesPerSecond]]) => [partition(Number(number)), { connections, messagesPerSecond }])),
});

test('a partition weighs its devices and half of its messages a second', () => {
  expect(partitionWeights(2, [report({ 0: [10, 0] }), report({ 1: [10, 8] })])).toEqual([10, 14]);
});

test('an idle partition, and one that nobody reports, still counts', () => {
  expect(partitionWeights(2, [report({ 0: [0, 0] })])).toEqual([1, 1]);
});

test('during a handover the devices of both servers count, and the messages that both read count once', () => {
  expect(partitionWeights(1, [report({ 0: [6, 20] }), report({ 0: [4, 18] })])).toEqual([20]);
});

test('a report about a partition that does not exist changes nothing', () => {
  expect(partitionWeights(1, [report({ 0: [3, 0], 7: [50, 50] })])).toEqual([3]);
});
