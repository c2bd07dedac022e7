import { at, idAt, nowhere } from '../../../operator/decide/assignment/task.ts';

/**
 * The lowest sum of costs with which every row has a column of its own: the Hungarian method. `costs` has the rows, and
 * at least as many columns. O(rows * rows * columns).
 */
export function cheapestMatching(costs: readonly Float64Array[]): number {
  const matching = new Matching(costs);
  for (const row of costs.keys()) matching.add(row);
  return matching.cost;
}

/** How the columns can be reached from an unmatched row: by taking one, whose row takes another one, and so on. */
interface Reach {
  /** 1 for a column whose cheapest path is final. */
  readonly isDone: Uint8Array;
  /** By column: cost of its cheapest path so far, beyond the cost of the paths to the finished columns. */
  readonly further: Float64Array;
  /** The column before it on that path. */
  readonly before: Int32Array;
}

/**
 * Rows have prices, and so have columns. Every cost is at least the sum of both, and a matched cost equals it: so no
 * other matching of the same rows costs less.
 */
class Matching {
  readonly #costs: readonly Float64Array[];
  readonly #columns: number;
  readonly #rowPrices: Float64Array;
  readonly #columnPrices: Float64Array;
  /** The row of each column; the entry behind the last column is the row that is being added. */
  readonly #rowOf: Int32Array;

  constructor(costs: readonly Float64Array[]) {
    this.#costs = costs;
    this.#columns = costs[0]?.length ?? 0;
    this.#rowPrices = new Float64Array(costs.length);
    this.#columnPrices = new Float64Array(this.#columns + 1);
    this.#rowOf = new Int32Array(this.#columns + 1).fill(nowhere);
  }

  get cost(): number {
    let sum = 0;
    for (let column = 0; column < this.#columns; column++) {
      const row = idAt(this.#rowOf, column);
      if (row !== nowhere) sum += this.#costOf(row, column);
    }
    return sum;
  }

  add(row: number): void {
    const start = this.#columns;
    this.#rowOf[start] = row;
    const reach: Reach = { isDone: new Uint8Array(start + 1), further: new Float64Array(start).fill(Infinity), before: new Int32Array(start) };
    let column = start;
    while (idAt(this.#rowOf, column) !== nowhere) {
      reach.isDone[column] = 1;
      column = this.#reachNext(column, reach);
    }
    while (column !== start) {
      const before = idAt(reach.before, column);
      this.#rowOf[column] = idAt(this.#rowOf, before);
      column = before;
    }
  }

  /** The nearest unfinished column, after the one that was finished last. Prices follow. */
  #reachNext(last: number, { isDone, further, before }: Reach): number {
    const row = idAt(this.#rowOf, last);
    let nearest = nowhere;
    for (let column = 0; column < this.#columns; column++) {
      if (isDone[column] === 1) continue;
      const cost = this.#costOf(row, column) - at(this.#rowPrices, row) - at(this.#columnPrices, column);
      if (cost < at(further, column)) [further[column], before[column]] = [cost, last];
      if (nearest === nowhere || this.#isNearer(column, nearest, further)) nearest = column;
    }
    this.#raise(at(further, nearest), { isDone, further, before });
    return nearest;
  }

  /** Of equal ones a free column comes first: the path ends there. */
  #isNearer(column: number, than: number, further: Float64Array): boolean {
    const difference = at(further, column) - at(further, than);
    return difference < 0 || (difference === 0 && idAt(this.#rowOf, column) === nowhere && idAt(this.#rowOf, than) !== nowhere);
  }

  #raise(step: number, { isDone, further }: Reach): void {
    if (step === 0) return;
    for (let column = 0; column <= this.#columns; column++) {
      if (isDone[column] === 1) {
        const row = idAt(this.#rowOf, column);
        this.#rowPrices[row] = at(this.#rowPrices, row) + step;
        this.#columnPrices[column] = at(this.#columnPrices, column) - step;
      } else if (column < this.#columns) {
        further[column] = at(further, column) - step;
      }
    }
  }

  #costOf(row: number, column: number): number {
    return at(this.#costs[row] as Float64Array, column);
  }
}
