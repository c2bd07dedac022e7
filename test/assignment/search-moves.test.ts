import fc from 'fast-check';
import { MoveSearch } from './oracle/search-moves.ts';
import { heaviestFirst, type Band, type Task } from '../../operator/decide/assignment/task.ts';

const everything = { looks: 2_000_000, width: Infinity };

/** The band allows for the rounding of sums in another order. */
const rounding = 1e-9;

const inPercent = (value: number) => value / 100;

const smallTask = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0.1, max: 9, noNaN: true })))
  .chain(([partitions, seats, weight]) => fc.record({
    weights: fc.array(weight, { minLength: partitions, maxLength: partitions }),
    homes: fc.array(fc.integer({ min: -1, max: seats - 1 }), { minLength: partitions, maxLength: partitions }),
    edges: fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }).map(inPercent), fc.integer({ min: 100, max: 250 }).map(inPercent)), { minLength: seats, maxLength: seats }),
    isUniform: fc.boolean(),
  }))
  .map(({ weights, homes, edges, isUniform }) => {
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / edges.length;
    const [first] = edges;
    const band: Band = {
      floors: Float64Array.from(edges, ([low]) => ((isUniform ? first?.[0] : low) ?? 0) * mean * (1 - rounding)),
      ceilings: Float64Array.from(edges, ([, high]) => ((isUniform ? first?.[1] : high) ?? 0) * mean * (1 + rounding)),
      aims: new Float64Array(edges.length).fill(mean),
    };
    const inNumbers = Float64Array.from(weights);
    const task: Task = { weights: inNumbers, order: heaviestFirst(inNumbers), homes: Int32Array.from(homes), capacities: new Float64Array(edges.length).fill(Infinity), tolerance: 0.15 };
    return { task, band };
  });

function movesOf(task: Task, seatOf: readonly number[] | Int32Array): number {
  return [...seatOf].filter((seat, partition) => seat !== task.homes[partition]).length;
}

function isWithin(task: Task, { floors, ceilings }: Band, seatOf: readonly number[] | Int32Array): boolean {
  const loads = new Array<number>(floors.length).fill(0);
  seatOf.forEach((seat, partition) => (loads[seat] = Number(loads[seat]) + Number(task.weights[partition])));
  return loads.every((load, seat) => load >= Number(floors[seat]) && load <= Number(ceilings[seat]));
}

/** The fewest moves of all assignments within the band; Infinity when there is none. */
function fewestOf(task: Task, band: Band): number {
  let all: number[][] = [[]];
  for (let partition = 0; partition < task.homes.length; partition++) all = all.flatMap((some) => [...band.floors.keys()].map((seat) => [...some, seat]));
  return Math.min(...all.filter((seatOf) => isWithin(task, band, seatOf)).map((seatOf) => movesOf(task, seatOf)));
}

test('an assignment is found exactly when the brute force finds one with as few moves', () => {
  fc.assert(fc.property(smallTask, ({ task, band }) => {
    const fewest = fewestOf(task, band);
    const search = new MoveSearch(task, band);
    for (let moves = 0; moves <= task.homes.length; moves++) {
      const verdict = search.run(moves, everything);
      expect([moves, verdict.kind]).toEqual([moves, moves >= fewest ? 'found' : 'none']);
      if (verdict.kind !== 'found') continue;
      expect(isWithin(task, band, verdict.seatOf)).toBe(true);
      expect(movesOf(task, verdict.seatOf)).toBeLessThanOrEqual(moves);
    }
  }), { numRuns: 300 });
});

test('a seat gives the last that it has above its floor, though its load was added up in another order', () => {
  const weights = Float64Array.from([0.2247448562736955, 0.10263091274840182]);
  expect(0.2247448562736955 + 0.10263091274840182 - 0.2247448562736955).toBeLessThan(0.10263091274840182);
  const task: Task = { weights, order: heaviestFirst(weights), homes: Int32Array.of(2, 2), capacities: new Float64Array(3).fill(Infinity), tolerance: 0.15 };
  const band: Band = { floors: Float64Array.of(0, 0.001, 0), ceilings: Float64Array.of(0.2248, 0.11, 0.11), aims: new Float64Array(3).fill(0.11) };
  expect(new MoveSearch(task, band).run(2, everything)).toEqual({ kind: 'found', seatOf: Int32Array.of(0, 1) });
});

test('a narrow search proves nothing that is not so', () => {
  fc.assert(fc.property(smallTask, fc.integer({ min: 1, max: 2 }), ({ task, band }, width) => {
    const fewest = fewestOf(task, band);
    for (let moves = 0; moves <= task.homes.length; moves++) {
      const { kind } = new MoveSearch(task, band).run(moves, { ...everything, width });
      expect([moves, kind]).not.toEqual([moves, moves >= fewest ? 'none' : 'found']);
    }
  }), { numRuns: 200 });
});

test('a search that may not look far says that it was stopped', () => {
  const weights = Float64Array.from([5, 4, 3, 2, 1, 1]);
  const task: Task = { weights, order: heaviestFirst(weights), homes: new Int32Array(6), capacities: new Float64Array(3).fill(Infinity), tolerance: 0 };
  const band: Band = { floors: new Float64Array(3).fill(5.3), ceilings: new Float64Array(3).fill(5.4), aims: new Float64Array(3).fill(5.3) };
  const search = new MoveSearch(task, band);
  expect(search.run(6, { looks: 10, width: Infinity })).toEqual({ kind: 'stopped' });
  expect(search.run(6, everything)).toEqual({ kind: 'none' });
});
