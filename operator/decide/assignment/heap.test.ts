import fc from 'fast-check';
import { Heap } from './heap.ts';

test('a heap gives back everything, the first first, however pushes and pops are mixed', () => {
  fc.assert(fc.property(fc.array(fc.option(fc.nat(20))), (steps) => {
    const heap = new Heap((a, b) => a < b);
    const model: number[] = [];
    for (const step of steps) {
      expect(heap.first).toBe(model[0]);
      if (step === null) {
        expect(heap.pop()).toBe(model.shift());
      } else {
        heap.push(step);
        model.push(step);
        model.sort((a, b) => a - b);
      }
    }
    expect(heap.size).toBe(model.length);
  }));
});
