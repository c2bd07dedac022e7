import { relabel } from './solve.ts';
import { heaviestFirst, type Task } from './task.ts';

const weights = Float64Array.of(3, 3, 2, 2, 1, 1);
const task = (homes: number[]): Task => ({
  weights, order: heaviestFirst(weights), homes: Int32Array.from(homes), capacities: new Float64Array(3).fill(Infinity), tolerance: 0.15,
});
const band = (...ceilings: number[]) => ({ floors: new Float64Array(3), ceilings: Float64Array.from(ceilings), aims: new Float64Array(3) });

test('groups go to the seats where most of their members are at home', () => {
  expect([...relabel(task([2, 2, 0, 0, -1, 2]), band(9, 9, 9), Int32Array.of(0, 0, 1, 1, 2, 2))]).toEqual([2, 2, 0, 0, 1, 1]);
});

test('where seats may carry different loads the groups stay', () => {
  expect([...relabel(task([2, 2, 0, 0, -1, 2]), band(9, 9, 3), Int32Array.of(0, 0, 1, 1, 2, 2))]).toEqual([0, 0, 1, 1, 2, 2]);
});
