import fc from 'fast-check';
import { fewestMoves } from '../../operator/decide/assignment/lower-bound.ts';
import { MoveSearch } from './oracle/search-moves.ts';
import { heaviestFirst, type Band, type Task } from '../../operator/decide/assignment/task.ts';

const everything = { looks: Infinity, width: Infinity };

function buildTask(weights: readonly number[], homes: readonly number[], seats: number): Task {
  const inNumbers = Float64Array.from(weights);
  return { weights: inNumbers, order: heaviestFirst(inNumbers), homes: Int32Array.from(homes), capacities: new Float64Array(seats).fill(Infinity), tolerance: 0.15 };
}

function buildBand(edges: readonly (readonly [floor: number, ceiling: number])[]): Band {
  return {
    floors: Float64Array.from(edges, ([floor]) => floor),
    ceilings: Float64Array.from(edges, ([, ceiling]) => ceiling),
    aims: Float64Array.from(edges, ([floor, ceiling]) => (floor + ceiling) / 2),
  };
}

/** Some heavy partitions and light ones, anywhere, and a band that may differ by server. */
const smallTask = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .chain(([partitions, seats, isUniform]) => fc.record({
    weights: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 9, max: 20 })), { minLength: partitions, maxLength: partitions }),
    homes: fc.array(fc.integer({ min: -1, max: seats - 1 }), { minLength: partitions, maxLength: partitions }),
    edges: fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 12, max: 30 })), { minLength: seats, maxLength: seats })
      .map((edges) => edges.map((edge) => (isUniform ? (edges[0] ?? edge) : edge))),
  }))
  .map(({ weights, homes, edges }) => ({ task: buildTask(weights, homes, edges.length), band: buildBand(edges) }));

test('no assignment within the band moves fewer than the bound', () => {
  fc.assert(fc.property(smallTask, ({ task, band }) => {
    expect(new MoveSearch(task, band).run(fewestMoves(task, band) - 1, everything)).toEqual({ kind: 'none' });
  }), { numRuns: 1_000 });
});

test('a heavy partition that has to leave its seat needs another one, from which as many leave as do not fit beside it', () => {
  const task = buildTask([10, 10, 3, 3, 3, 1, 3, 3, 3, 3], [0, 0, 1, 1, 1, 1, 2, 2, 2, 2], 3);
  expect(fewestMoves(task, buildBand([[0, 14], [0, 14], [0, 14]]))).toBe(3);
});

test('a heavy partition may also stay, when fewer leave from beside it', () => {
  const task = buildTask([10, 3, 3, 2, 3, 3, 3, 3, 1], [0, 0, 0, 0, 1, 1, 1, 1, 1], 2);
  expect(fewestMoves(task, buildBand([[0, 14], [0, 25]]))).toBe(1);
  expect(fewestMoves(task, buildBand([[0, 14], [0, 19]]))).toBe(2);
});
