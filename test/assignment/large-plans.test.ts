import { planAssignment, type AssignmentInput, type AssignmentPlan, type Seat } from '../../operator/decide/assignment/index.ts';

const tolerance = 0.15;
const nameOf = (seat: number) => `messaging-${seat}`;
const seats = (count: number): Seat[] =>
  Array.from({ length: count }, (_, seat) => ({ name: nameOf(seat), capacity: Infinity }));
const plan = (weights: readonly number[], owners: AssignmentInput['owners'], servers: readonly Seat[]) =>
  planAssignment({ weights, owners, servers, tolerance });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const equal = (count: number) => new Array<number>(count).fill(1);

function loadsOf(weights: readonly number[], { owners }: Pick<AssignmentPlan, 'owners'>, servers: readonly Seat[]): number[] {
  const loads = new Map(servers.map(({ name }) => [name, 0]));
  owners.forEach((owner, index) => loads.set(owner, Number(loads.get(owner)) + Number(weights[index])));
  return [...loads.values()];
}

function isWithin(loads: readonly number[]): boolean {
  const mean = sum(loads) / loads.length;
  return loads.every((load) => load <= mean * (1 + tolerance) * (1 + 1e-8) && load >= mean * (1 - tolerance) * (1 - 1e-8));
}

describe('under a Zipf(1.1) load', () => {
  const zipf = (count: number) => Array.from({ length: count }, (_, index) => 1_000 / (((index * 7_919) % count) + 1) ** 1.1);

  test.each([[36, 2], [36, 3], [100, 3], [360, 4], [360, 5], [1_000, 5], [10_000, 2], [10_000, 6]])('%i partitions on %i servers are within 1.15 of the mean', (partitions, servers) => {
    const weights = zipf(partitions);
    const first = plan(weights, [], seats(servers));
    const next = plan(weights, first.owners, seats(servers - 1));
    for (const { maxToMean, limits } of [first, next]) {
      expect(limits.some(({ kind }) => kind === 'granularity')).toBe(false);
      expect(maxToMean).toBeLessThanOrEqual(1.15 + 1e-6);
    }
  });

  test.each([[36, 8], [360, 20], [10_000, 1_600]])('%i partitions on %i servers: the heavy ones are alone, and the rest is within 1.15 of its mean', (partitions, servers) => {
    const weights = zipf(partitions);
    const found = plan(weights, [], seats(servers));
    const [limit] = found.limits;
    expect(limit?.kind).toBe('granularity');
    const heavy = limit?.kind === 'granularity' ? limit.count : 0;
    const rest = loadsOf(weights, found, seats(servers)).sort((a, b) => b - a).slice(heavy);
    expect(isWithin(rest)).toBe(true);
  });
});

describe('a change of the servers under a Zipf(1.1) load', () => {
  const changes = (sizes: readonly number[]) => sizes.flatMap((size) => [-2, -1, 1, 2].map((by): [number, number] => [size, size + by])).filter(([, to]) => to > 0);

  type Change = { readonly name: string; readonly plan: AssignmentPlan; readonly extraMoves: number };
  const zipf = (partitions: number) => Array.from({ length: partitions }, (_, index) => 1_000 / (((index * 7_919) % partitions) + 1) ** 1.1);

  /** The plan of each change, for partitions that were assigned for these loads. */
  function plansFor(weights: readonly number[], sizes: readonly [number, number][], assignedFor: readonly (readonly number[])[]): Change[] {
    return sizes.flatMap(([from, to]) => assignedFor.map((known, index) => {
      const found = plan(weights, plan(known, [], seats(from)).owners, seats(to));
      return { name: `${from} -> ${to} (${index})`, plan: found, extraMoves: found.moved.length - found.lowerBound };
    }));
  }

  const drifted = (weights: readonly number[]) => weights.map((weight, index) => weight * (0.85 + (((index * 37) % 41) / 41) * 0.3));

  test.each([36, 100, 1_000, 10_000])('%i partitions: at most 8 more than the lower bound move, and the limits have the distance', (partitions) => {
    const weights = zipf(partitions);
    const plans = plansFor(weights, changes(partitions === 10_000 ? [5, 20] : [2, 5, 12, 20]), [weights, drifted(weights), equal(partitions)]);
    for (const { name, plan: { limits }, extraMoves } of plans) {
      const packing = limits.find((limit) => limit.kind === 'packing');
      expect([name, extraMoves <= 8, packing?.extraMoves ?? 0]).toEqual([name, true, extraMoves]);
    }
  });

  test('where small changes get stuck, with very many partitions on few servers, not everything is assigned anew', () => {
    const weights = zipf(10_000);
    let last = plan(weights, [], seats(9));
    for (const count of [6, 10, 8, 6]) last = plan(weights, last.owners, seats(count));
    expect([last.moved.length, last.limits]).toEqual([last.lowerBound, []]);
  });
});

test('four times as large a platform, up to 1,600 servers and 10,000 partitions, takes about four times as long to plan', () => {
  const largePlatform = (servers: number, partitions: number) => {
    const weights = Array.from({ length: partitions }, (_, index) => 80 + ((index * 37) % 41));
    const { owners } = plan(weights, [], seats(servers));
    return () => plan(weights, owners, seats(servers + 1));
  };
  const large = largePlatform(1_600, 10_000);
  const small = largePlatform(400, 2_500);
  const [largeTimes, smallTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round < 20; round++) {
    largeTimes.push(processorTimeOf(large));
    smallTimes.push(processorTimeOf(small));
  }
  // The shortest times, since other load of the machine only makes them longer. The ratio is about 4.5, and above 6
  // when a quadratic step takes half as long as all the others.
  expect(Math.min(...largeTimes) / Math.min(...smallTimes)).toBeLessThan(6);
});

function processorTimeOf(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}
