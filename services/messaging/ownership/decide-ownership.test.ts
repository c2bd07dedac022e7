import { epoch, partition, type Partition } from '@cecochat/contracts';
import fc from 'fast-check';
import { decideOwnership } from './decide-ownership.ts';

const owners = ['a', 'b', undefined] as const;
const anAssignment = fc.array(fc.constantFrom(...owners), { minLength: 1, maxLength: 40 });

function routingOf(assignment: readonly (string | undefined)[]) {
  const servers = new Map(['a', 'b'].map((name) => [name, {
    address: `${name}:1`,
    partitions: assignment.flatMap((owner, index) => (owner === name ? [partition(index)] : [])),
  }]));
  return { epoch: epoch(7), partitionCount: assignment.length, servers };
}

test('after following and releasing, a server has exactly the partitions that the routing gives it', () => {
  fc.assert(fc.property(anAssignment, fc.uniqueArray(fc.nat(39)), (assignment, before) => {
    const serves = new Set<Partition>(before.filter((each) => each < assignment.length).map(partition));
    const ownership = decideOwnership(routingOf(assignment), 'a', serves);
    for (const each of ownership.follow) {
      expect(serves.has(each)).toBe(false);
      serves.add(each);
    }
    for (const each of ownership.release) expect(serves.delete(each)).toBe(true);
    expect([...serves].sort((a, b) => a - b)).toEqual(routingOf(assignment).servers.get('a')?.partitions);
  }));
});

test('every partition has the place that the routing says', () => {
  const { places } = decideOwnership(routingOf(['a', 'b', undefined]), 'a', new Set());
  expect(places).toEqual([{ kind: 'here' }, { kind: 'elsewhere', address: 'b:1' }, { kind: 'unassigned' }]);
});
