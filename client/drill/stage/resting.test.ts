import type { CommittedRouting, StatusReport } from '../../machine/index.ts';
import { addedBound, isNewTarget } from './ownership-watch.ts';
import { whatMoves } from './until-settled.ts';

const server = {
  version: 'v2', role: 'active', health: 'healthy', state: 'serving', address: '127.0.0.1:1', partitions: '0', partitionCount: 1, connections: 0,
  sendsPerSecond: 0, deliveriesPerSecond: 0, epoch: 1,
};
const condition = (type: string, status: boolean, message = 'as it is') => ({ type, status, reason: 'Because', message });
const atRest: StatusReport = {
  epoch: 1, partitionCount: 2, servers: [{ ...server, name: 'messaging-0' }, { ...server, name: 'messaging-1' }], services: [], stores: [],
  conditions: [condition('Ready', true), condition('Progressing', false)], serverCounts: { wanted: 2, running: 2, healthy: 2 }, handovers: [], finished: [],
  operators: [{ name: 'operator-0', pid: 1, state: 'ready', restarts: 0, leading: true }], manifest: { file: 'x', revision: 'r', observed: 'r', problems: [] },
};

test('a platform is at rest when it is what was asked for and nothing is on its way', () => {
  expect(whatMoves(atRest, { replicas: 2, version: 'v2' })).toBeUndefined();
  expect(whatMoves(atRest, { replicas: 3 })).toBe('the operator wants 2 servers, not 3');
  expect(whatMoves({ ...atRest, serverCounts: { wanted: 3, running: 2, healthy: 2 } }, { replicas: 3 })).toBe('2 servers serve, not 3');
  expect(whatMoves(atRest, { version: 'v3' })).toBe('not every server runs version v3');
  expect(whatMoves({ ...atRest, conditions: [condition('Ready', true), condition('Progressing', true, 'it moves')] }, {})).toBe('it moves');
  expect(whatMoves({ ...atRest, conditions: [] }, {})).toBe('no operator has said anything yet');
  expect(whatMoves({ ...atRest, operators: [] }, {})).toBe('no operator leads');
  expect(whatMoves({ ...atRest, servers: [{ ...server, name: 'messaging-0', role: 'leaving' }] }, {})).toBe('not every server is healthy');
  expect(whatMoves({ ...atRest, manifest: { ...atRest.manifest, observed: undefined } }, {})).toBe('the operator has not seen the manifest yet');
  const handover = { partition: 0, from: 'messaging-0', to: 'messaging-1', state: 'warming', sinceMs: 0, devices: 0 };
  expect(whatMoves({ ...atRest, handovers: [handover] }, {})).toBe('1 partitions are on their way');
});

const routing = (owners: Readonly<Record<number, string>>, target?: CommittedRouting['target']): CommittedRouting => ({
  version: '1', epoch: 1, owners: new Map(Object.entries(owners).map(([partition, name]) => [Number(partition), name])), members: [], target, failed: undefined,
});
const target = (owners: Readonly<Record<string, string>>, lowerBound: number) => ({ owners, servers: Object.keys(owners), reason: 'servers', moves: lowerBound, lowerBound });

test('where partitions go is chosen anew when they have to move, not when a spare is called by another name', () => {
  const before = routing({ 0: 'a', 1: 'b' }, target({ a: '0', b: '1' }, 1));
  expect(isNewTarget(before, before)).toBe(false);
  expect(isNewTarget(routing({}), before)).toBe(true);
  expect(isNewTarget(before, routing({ 0: 'a', 1: 'b' }, target({ a: '', b: '0-1' }, 1)))).toBe(true);
  const promoted = routing({ 0: 'spare', 1: 'b' }, target({ spare: '0', b: '1' }, 1));
  expect(isNewTarget({ ...before, members: [{ name: 'spare', role: 'spare', version: 'v1' }] }, promoted)).toBe(false);
  expect(isNewTarget({ ...before, members: [{ name: 'spare', role: 'active', version: 'v1' }] }, promoted)).toBe(true); // Seen late, when all have moved.
  const replaced = routing({ 0: 'a', 1: 'b' }, target({ next: '0', b: '1' }, 1));
  expect(isNewTarget(before, replaced)).toBe(true);
});

test('what is on its way already is not counted again when more is to move', () => {
  const first = routing({ 0: 'a', 1: 'a', 2: 'b' }, target({ c: '0-1', b: '2' }, 2));
  expect(addedBound(routing({ 0: 'a', 1: 'a', 2: 'b' }), first)).toBe(2);
  const second = routing({ 0: 'c', 1: 'a', 2: 'b' }, target({ c: '0-1', d: '2' }, 2));
  expect(addedBound(first, second)).toBe(1);
  expect(addedBound(second, second)).toBe(0);
});
