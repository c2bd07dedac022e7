import { partition } from '@cecochat/contracts';
import fc from 'fast-check';
import { planAssignment, type AssignmentInput, type AssignmentPlan, type Seat } from './index.ts';

const tolerance = 0.15;
const nameOf = (seat: number) => `messaging-${seat}`;
const seats = (count: number, capacity = Infinity): Seat[] => Array.from({ length: count }, (_, seat) => ({ name: nameOf(seat), capacity }));
const plan = (weights: readonly number[], owners: AssignmentInput['owners'], servers: readonly Seat[]) => planAssignment({ weights, owners, servers, tolerance });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function loadsOf(weights: readonly number[], { owners }: Pick<AssignmentPlan, 'owners'>, servers: readonly Seat[]): number[] {
  const loads = new Map(servers.map(({ name }) => [name, 0]));
  owners.forEach((owner, index) => loads.set(owner, Number(loads.get(owner)) + Number(weights[index])));
  return [...loads.values()];
}

function countsOf(owners: readonly string[]): number[] {
  return Object.values(Object.groupBy(owners, (owner) => owner)).map((own) => own?.length ?? 0).sort((a, b) => b - a);
}

function isWithin(loads: readonly number[]): boolean {
  const mean = sum(loads) / loads.length;
  return loads.every((load) => load <= mean * (1 + tolerance) * (1 + 1e-8) && load >= mean * (1 - tolerance) * (1 - 1e-8));
}

const equal = (count: number) => new Array<number>(count).fill(1);

describe('what a person expects', () => {
  test('36 equal partitions on 2 servers go to 5 with 21 moves, and back to 3 with those of the two that leave', () => {
    const two = plan(equal(36), [], seats(2));
    expect(countsOf(two.owners)).toEqual([18, 18]);
    const five = plan(equal(36), two.owners, seats(5));
    expect([five.moved.length, five.lowerBound, five.limits]).toEqual([21, 21, []]);
    expect(countsOf(five.owners)).toEqual([8, 7, 7, 7, 7]);
    const three = plan(equal(36), five.owners, seats(3));
    const orphans = five.owners.filter((owner) => owner === nameOf(3) || owner === nameOf(4)).length;
    expect([three.moved.length, three.lowerBound, countsOf(three.owners)]).toEqual([orphans, orphans, [12, 12, 12]]);
  });

  test('one server more than 1,600 is given 6 of 10,000 partitions, and nothing else moves', () => {
    const before = plan(equal(10_000), [], seats(1_600));
    const after = plan(equal(10_000), before.owners, seats(1_601));
    expect([after.moved.length, after.lowerBound]).toEqual([6, 6]);
    expect(after.moved.every((one) => after.owners[one] === nameOf(1_600))).toBe(true);
    expect(after.maxToMean).toBeLessThanOrEqual(1.15);
  });

  test('with the default platform, and about 28 devices a partition, every change of the servers moves the lower bound', () => {
    const weights = Array.from({ length: 36 }, (_, index) => 28 + ((index * 7) % 11) - 5);
    let owners = plan(weights, [], seats(2)).owners;
    for (const count of [5, 3, 4, 5, 6, 3, 2, 1, 3]) {
      const next = plan(weights, owners, seats(count));
      expect([count, next.moved.length, next.limits]).toEqual([count, next.lowerBound, []]);
      owners = next.owners;
    }
  });

  test('partitions without a server, or with one that nobody knows, are placed and the others stay', () => {
    const { owners, moved } = plan(equal(4), [nameOf(0), undefined, 'gone', nameOf(1)], seats(2));
    expect(moved).toEqual([1, 2].map(partition));
    expect([owners[0], owners[3], countsOf(owners)]).toEqual([nameOf(0), nameOf(1), [2, 2]]);
  });

  test('load that is out of balance without any change of the servers is balanced', () => {
    const { moved, lowerBound, maxToMean } = plan([10, 10, 10, 10, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1].map(nameOf), seats(2));
    expect([moved.length, lowerBound]).toEqual([2, 2]);
    expect(maxToMean).toBeLessThanOrEqual(1.15);
  });

  test('a partition heavier than a balanced server gets one of its own, which the limits name', () => {
    const weights = [100, ...equal(20)];
    const { owners, moved, limits, maxToMean } = plan(weights, [...new Array<string>(7).fill(nameOf(0)), ...new Array<string>(7).fill(nameOf(1)), ...new Array<string>(7).fill(nameOf(2))], seats(3));
    expect(owners.filter((owner) => owner === owners[0])).toHaveLength(1);
    expect(moved).toHaveLength(6);
    expect(limits).toEqual([{ kind: 'granularity', partition: partition(0), weight: 100, mean: 40, count: 1 }]);
    expect(maxToMean).toBe(2.5);
  });

  test('the heavy partition moves instead when that moves fewer', () => {
    const { owners, moved, lowerBound } = plan([100, ...equal(20)], new Array<string>(21).fill(nameOf(0)).fill(nameOf(1), 11), seats(3));
    expect([moved.map(Number), lowerBound, owners[0]]).toEqual([[0], 1, nameOf(2)]);
  });

  test('heavy partitions stay where they are alone', () => {
    const owners = [nameOf(1), nameOf(0), ...new Array<string>(14).fill(nameOf(2))];
    expect(plan([100, 90, ...equal(14)], owners, seats(3)).moved).toEqual([]);
  });

  test('partitions that cannot be packed within the tolerance are packed as well as can be, which the limits say', () => {
    const { owners, limits } = plan(equal(10), [], seats(4));
    expect(countsOf(owners)).toEqual([3, 3, 2, 2]);
    expect(limits).toEqual([{ kind: 'packing', lowest: 2, highest: 3, mean: 2.5, extraMoves: 0 }]);
  });

  test('more servers than partitions: each partition has its own', () => {
    expect(countsOf(plan(equal(3), [nameOf(1), nameOf(1), nameOf(1)], seats(5)).owners)).toEqual([1, 1, 1]);
  });

  test('no partition at all is no trouble, no server is', () => {
    expect(plan([], [], seats(2))).toEqual({ owners: [], moved: [], lowerBound: 0, maxToMean: 1, limits: [] });
    expect(() => plan(equal(2), [], [])).toThrow(RangeError);
  });

  test.each([0, -1, NaN, Infinity])('a weight of %s is refused, with the partition', (weight) => {
    expect(() => plan([1, weight], [], seats(1))).toThrow(/partition 1 /);
  });
});

describe('capacities', () => {
  test('a small server is given no more than it can carry, and the others share the rest', () => {
    const servers: Seat[] = [{ name: 'small', capacity: 4 }, ...seats(2)];
    const { owners, limits } = plan(new Array<number>(30).fill(1), [], servers);
    expect(countsOf(owners)).toEqual([13, 13, 4]);
    expect(limits).toEqual([{ kind: 'server-capacity', server: 'small', load: 4, capacity: 4 }]);
  });

  test('the orphans of a dead server go where there is room', () => {
    const servers = [{ name: nameOf(0), capacity: 10 }, { name: nameOf(1), capacity: 20 }];
    const { owners, moved } = plan(new Array<number>(27).fill(1), Array.from({ length: 27 }, (_, index) => nameOf(Math.floor(index / 9))), servers);
    expect(moved).toHaveLength(9);
    expect(countsOf(owners)[0]).toBeLessThanOrEqual(20);
    expect(owners.filter((owner) => owner === nameOf(0)).length).toBeLessThanOrEqual(10);
  });

  test('when all together can carry less than the load, each is given a fair part and the limits say so', () => {
    const { limits, maxToMean } = plan(new Array<number>(30).fill(1), [], seats(3, 8));
    expect(limits).toEqual([{ kind: 'capacity', load: 30, capacity: 24 }]);
    expect(maxToMean).toBe(1);
  });

  test('partitions that a small server cannot carry at all are left to the others', () => {
    const servers: Seat[] = [{ name: 'small', capacity: 12 }, ...seats(1)];
    expect(countsOf(plan(new Array<number>(14).fill(20), [], servers).owners)).toEqual([14]);
  });

  test('capacities that fit exactly are kept', () => {
    const { owners, limits } = plan([5, 9, 2, 3, 17, 4], new Array<string>(6).fill(nameOf(0)), seats(2, 20));
    expect([loadsOf([5, 9, 2, 3, 17, 4], { owners }, seats(2)), limits]).toEqual([[20, 20], []]);
  });

  test('a server above its capacity is in the limits, and rare where the brute force avoids it', () => {
    let [avoidable, above] = [0, 0];
    fc.assert(fc.property(smallInput({ capacity: fc.constantFrom(12, 16, 20, Infinity) }), ({ weights, owners, servers }) => {
      const over = (loads: readonly number[]) => loads.some((load, seat) => load > Number(servers[seat]?.capacity));
      const found = plan(weights, owners, servers);
      const isAvoidable = allLoads(weights, owners, servers).some(({ loads }) => !over(loads));
      const isOver = over(loadsOf(weights, found, servers));
      if (isOver || !isAvoidable) {
        expect(found.limits.map(({ kind }) => kind)).toContainEqual(expect.stringMatching(/capacity/));
      }
      avoidable += Number(isAvoidable);
      above += Number(isAvoidable && isOver);
    }), { numRuns: 400, seed: 19 });
    expect([avoidable > 200, above]).toEqual([true, 0]);
  });
});

/** Every assignment of a small input: its loads, and how many it moves. */
function allLoads(weights: readonly number[], owners: AssignmentInput['owners'], servers: readonly Seat[]): { loads: number[]; moves: number }[] {
  let found = [{ loads: servers.map(() => 0), moves: 0 }];
  weights.forEach((weight, index) => {
    found = found.flatMap(({ loads, moves }) =>
      servers.map(({ name }, seat) => ({
        loads: loads.map((load, at) => (at === seat ? load + weight : load)),
        moves: moves + Number(owners[index] !== name),
      })));
  });
  return found;
}

const weightKinds = [fc.constant(1), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 35 }), fc.double({ min: 0.01, max: 3, noNaN: true })];

function smallInput({ capacity = fc.constant(Infinity) }: { capacity?: fc.Arbitrary<number> } = {}) {
  return fc
    .tuple(fc.constantFrom(...weightKinds), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }))
    .chain(([weight, partitions, servers]) => fc.record({
      weights: fc.array(weight, { minLength: partitions, maxLength: partitions }),
      owners: fc.array(fc.integer({ min: 0, max: servers + 1 }).map(nameOf), { minLength: partitions, maxLength: partitions }),
      servers: fc.array(capacity, { minLength: servers, maxLength: servers }).map((all) => all.map((some, seat) => ({ name: nameOf(seat), capacity: some }))),
    }));
}

describe('against all assignments of small cases', () => {
  test('where no balanced assignment exists, the limits say why', () => {
    fc.assert(fc.property(smallInput(), ({ weights, owners, servers }) => {
      fc.pre(!allLoads(weights, owners, servers).some(({ loads }) => isWithin(loads)));
      const { limits } = plan(weights, owners, servers);
      expect(limits.map(({ kind }) => kind)).toContainEqual(expect.stringMatching(/granularity|packing/));
    }), { numRuns: 400 });
  });
});

/** Platforms of middling size that were balanced for other servers, and for weights that may have changed since. */
const changedPlatform = fc
  .record({
    partitions: fc.constantFrom(36, 60, 100),
    before: fc.integer({ min: 1, max: 8 }),
    after: fc.integer({ min: 1, max: 8 }),
    skew: fc.constantFrom('equal' as const, 'devices' as const, 'zipf' as const),
    drift: fc.boolean(),
  })
  .chain(({ partitions, ...rest }) => fc.record({
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fc.constant(value)])) as { [Key in keyof typeof rest]: fc.Arbitrary<(typeof rest)[Key]> },
    noise: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: partitions, maxLength: partitions }),
    order: fc.shuffledSubarray([...new Array(partitions).keys()], { minLength: partitions }),
  }))
  .map(({ before, after, skew, drift, noise, order }) => {
    const base = noise.map((some, index) => ({ equal: 1, devices: 20 + Math.round(some * 16), zipf: 1_000 / (Number(order[index]) + 1) ** 1.1 })[skew]);
    const owners = plan(base, [], seats(before)).owners;
    const weights = drift ? base.map((weight, index) => weight * (0.7 + 0.6 * Number(noise[(index * 7) % noise.length]))) : base;
    return { weights, owners, servers: seats(after), isEqual: skew === 'equal' && !drift };
  });

describe('whatever the servers were before', () => {
  test('equal partitions move exactly the lower bound and spread evenly', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(11), { minLength: 120, maxLength: 120 }), (partitions, servers, homes) => {
      const weights = new Array<number>(partitions).fill(3);
      const { owners, moved, lowerBound } = plan(weights, homes.slice(0, partitions).map(nameOf), seats(servers));
      const counts = loadsOf(weights, { owners }, seats(servers)).map((load) => load / 3);
      const mean = partitions / servers;
      expect(moved).toHaveLength(lowerBound);
      expect(Math.max(...counts)).toBeLessThanOrEqual(Math.max(Math.ceil(mean), mean * 1.15 + 1e-6));
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.min(Math.floor(mean), mean * 0.85 - 1e-6));
    }), { numRuns: 400 });
  });

  test('the plan is complete, moves what it says, and never less than its lower bound', () => {
    fc.assert(fc.property(changedPlatform, ({ weights, owners, servers }) => {
      const found = plan(weights, owners, servers);
      const names = new Set(servers.map(({ name }) => name));
      expect(found.owners).toHaveLength(weights.length);
      expect(found.owners.every((owner) => names.has(owner))).toBe(true);
      expect(found.moved.map(Number)).toEqual([...weights.keys()].filter((index) => found.owners[index] !== owners[index]));
      expect(found.moved.length).toBeGreaterThanOrEqual(found.lowerBound);
      expect(found.maxToMean).toBeCloseTo(Math.max(...loadsOf(weights, found, servers)) / (sum(weights) / servers.length), 9);
    }));
  });

  test('the plan is balanced, or the limits say why not; and it moves the lower bound, or the limits say so', () => {
    fc.assert(fc.property(changedPlatform, ({ weights, owners, servers }) => {
      const found = plan(weights, owners, servers);
      const kinds = found.limits.map(({ kind }) => kind);
      if (!isWithin(loadsOf(weights, found, servers))) expect(kinds).toContainEqual(expect.stringMatching(/granularity|packing/));
      if (found.moved.length > found.lowerBound) expect(kinds).toContain('packing');
    }));
  });

  test('moving a moved partition elsewhere, or swapping two, does not lower the highest load', () => {
    fc.assert(fc.property(changedPlatform, ({ weights, owners, servers }) => {
      const found = plan(weights, owners, servers);
      fc.pre(found.limits.length === 0 && found.maxToMean > 1.011);
      const loads = loadsOf(weights, found, servers);
      const top = Math.max(...loads);
      const floor = (sum(loads) / loads.length) * (1 - tolerance);
      const seatOf = (one: number) => servers.findIndex(({ name }) => name === found.owners[one]);
      const helps = (surplus: number, load: number) => surplus > top * 1e-6 && top - surplus >= floor && load + surplus < top * (1 - 1e-6);
      const canHelp = (one: number) =>
        loads.some((load) => helps(Number(weights[one]), load))
        || found.moved.some((other) => helps(Number(weights[one]) - Number(weights[other]), Number(loads[seatOf(other)])));
      const highest = [...loads.keys()].filter((seat) => Number(loads[seat]) > top * (1 - 1e-7));
      expect(highest.some((seat) => !found.moved.some((one) => seatOf(one) === seat && canHelp(one)))).toBe(true);
    }), { numRuns: 300 });
  });

  test('equal input gives an equal plan, and a plan that was carried out is not planned again', () => {
    fc.assert(fc.property(changedPlatform, ({ weights, owners, servers }) => {
      const found = plan(weights, owners, servers);
      expect(plan(weights, owners, servers)).toEqual(found);
      expect(plan(weights, found.owners, servers)).toMatchObject({ owners: found.owners, moved: [], lowerBound: 0 });
    }));
  });

  test('of a plan for equal partitions that was carried out in part, exactly the rest is left to move', () => {
    fc.assert(fc.property(changedPlatform.filter(({ isEqual }) => isEqual), fc.integer({ min: 2, max: 5 }), ({ weights, owners, servers }, every) => {
      const found = plan(weights, owners, servers);
      const half = owners.map((owner, index) => (index % every === 0 ? found.owners[index] : owner));
      expect(plan(weights, half, servers).moved).toHaveLength(found.moved.filter((one) => one % every !== 0).length);
    }), { numRuns: 50 });
  });
});
