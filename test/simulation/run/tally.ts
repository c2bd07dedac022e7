import type { SeedResult } from './run-seed.ts';

const number = (value: number) => Math.round(value).toLocaleString('en-GB');

/** The totals of a simulation run. */
export class Tally {
  seeds = 0;
  readonly failed: SeedResult[] = [];
  #steps = 0;
  #simulatedMs = 0;
  readonly #injected = new Map<string, number>();

  add(results: readonly SeedResult[]): void {
    for (const result of results) {
      this.seeds++;
      this.#steps += result.steps;
      this.#simulatedMs += result.simulatedMs;
      for (const [kind, count] of result.injected) this.#injected.set(kind, (this.#injected.get(kind) ?? 0) + count);
      if (result.violation !== undefined) this.failed.push(result);
    }
  }

  progress(wanted: number, tookMs: number): string {
    return `${number(this.seeds)} of ${number(wanted)} seeds, ${number(this.#steps)} steps, ${this.failed.length} violations, ${(tookMs / 1_000).toFixed(0)} s`;
  }

  lines(tookMs: number): string[] {
    const injected = [...this.#injected].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      'faults injected, and changes of the spec:',
      ...injected.map(([kind, count]) => `${number(count).padStart(9)}  ${kind}`),
      `seeds ${number(this.seeds)}, steps ${number(this.#steps)}, simulated ${number(this.#simulatedMs / 3_600_000)} h in ${(tookMs / 1_000).toFixed(1)} s`,
      `violations ${this.failed.length}${this.failed.length === 0 ? '' : ':'}`,
      ...this.failed
        .slice(0, 20)
        .map(({ seed, violation }) => `  seed ${seed}: ${violation?.rule}: ${violation?.found}`),
    ];
  }
}
