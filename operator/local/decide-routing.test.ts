import { epoch, partition } from '@cecochat/contracts';
import type { Routing } from '@cecochat/redis';
import { parseManifest } from '../manifest/index.ts';
import { decideRepair, type Published } from './decide-repair.ts';
import { decideRouting, decideServerCount } from './decide-routing.ts';

const servers = (...names: string[]) => new Map(names.map((name, index) => [name, `127.0.0.1:${24_020 + index}`]));
const base = { partitionCount: 4, servers: servers('messaging-0', 'messaging-1'), historyAddress: '127.0.0.1:24002' };
const first = decideRouting({ ...base, committed: undefined });
const at = (value: number): Routing => ({ ...first, epoch: epoch(value) });
const specOf = (spec: string) => parseManifest(`apiVersion: cecochat.dev/v1alpha1\nkind: ChatCluster\nmetadata: { name: mine }\nspec: ${spec}`, 'test.yaml').spec;

test('the first routing has epoch 1 and every partition', () => {
  expect(first.epoch).toBe(1);
  expect(first.servers).toEqual(
    new Map([
      ['messaging-0', { address: '127.0.0.1:24020', partitions: [0, 1].map(partition) }],
      ['messaging-1', { address: '127.0.0.1:24021', partitions: [2, 3].map(partition) }],
    ]),
  );
});

test('a start with nothing changed keeps the epoch', () => {
  expect(decideRouting({ ...base, committed: at(7) })).toEqual(at(7));
});

test.each([
  ['another server', { ...base, servers: servers('messaging-0', 'messaging-1', 'messaging-2') }],
  ['another address', { ...base, servers: new Map([...base.servers, ['messaging-1', '127.0.0.1:24999']]) }],
  ['another address of history', { ...base, historyAddress: '127.0.0.1:24999' }],
])('%s is a new epoch', (_, input) => {
  expect(decideRouting({ ...input, committed: at(7) }).epoch).toBe(8);
});

test('what a committed routing lacks, or gives to servers that are not to be, is assigned', () => {
  const odd: Routing = { ...at(7), servers: new Map([['messaging-0', { address: '127.0.0.1:24020', partitions: [partition(1)] }], ['gone', { address: 'x:1', partitions: [partition(0)] }]]) };
  const next = decideRouting({ ...base, committed: odd });
  expect([...next.servers].map(([name, { partitions }]) => [name, partitions])).toEqual([['messaging-0', [0, 1]], ['messaging-1', [2, 3]]]);
  expect(next.epoch).toBe(8);
});

test('another number of partitions is refused', () => {
  expect(() => decideRouting({ ...base, partitionCount: 5, committed: at(1) })).toThrow('spec.partitions is 5, but the data is in 4 partitions, which cannot be changed');
});

test('a platform that is paused or only plans keeps the servers it has', () => {
  expect(decideServerCount(specOf('{ messaging: { replicas: 5 } }'), first)).toBe(5);
  expect(decideServerCount(specOf('{ paused: true, messaging: { replicas: 0 } }'), first)).toBe(2);
  expect(decideServerCount(specOf('{ planOnly: true, messaging: { replicas: 5 } }'), first)).toBe(2);
  expect(() => decideServerCount(specOf('{ planOnly: true }'), undefined)).toThrow('spec.planOnly is true, but there is no platform yet');
});

test.each<[string, Published, object]>([
  ['is away', { kind: 'away' }, { kind: 'none' }],
  ['is empty', { kind: 'nothing' }, { kind: 'publish', reason: 'it is empty' }],
  ['holds garbage', { kind: 'garbage', reason: 'partitioning.epoch: x' }, { kind: 'publish', reason: 'partitioning.epoch: x' }],
  ['is behind', { kind: 'routing', routing: at(6) }, { kind: 'publish', reason: 'it has epoch 6' }],
  ['says the same', { kind: 'routing', routing: at(7) }, { kind: 'none' }],
  ['says something else', { kind: 'routing', routing: { ...at(7), historyAddress: 'x:1' } }, { kind: 'publish', reason: 'it says something else' }],
  ['is ahead', { kind: 'routing', routing: at(9) }, { kind: 'overtake', epoch: 10 }],
])('what is done when redis %s', (_, published, repair) => {
  expect(decideRepair(at(7), published)).toEqual(repair);
});
