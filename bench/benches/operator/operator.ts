import { timeDecisions } from '../../../test/simulation/scale/time-decisions.ts';
import type { Bench, Sample } from '../../bench.ts';
import { percentile } from '../../frame/index.ts';

interface Size {
  readonly servers: number;
  readonly partitions: number;
}

const sizes: readonly Size[] = [
  { servers: 16, partitions: 360 },
  { servers: 160, partitions: 3_600 },
  { servers: 1_600, partitions: 10_000 },
];
/** Decisions of each situation. */
const rounds = { full: 120, smoke: 4 };
const smokeDivisor = 16;

/** The size of a platform for a decision, which reads each server and each partition. */
const workOf = ({ servers, partitions }: Size): number => servers + partitions;

/** Of work x log(work) over these sizes: what the exponent may be. */
const allowedExponent = growthExponent(sizes.map((size) => [workOf(size), workOf(size) * Math.log(workOf(size))]));
const allowedMs = 50;

const largest = Math.max(...sizes.map(workOf));

/** The cost of a decision of the operator while servers come, die, come back and are upgraded. */
export const operator: Bench = {
  name: 'operator',
  summary: 'time of a decision that changes something, by servers + partitions: 16 + 360, 160 + 3,600, 1,600 + 10,000',
  figures: [
    ...sizes.map(workOf).flatMap((work) => [
      { figure: `p50-${work}`, unit: 'ms' },
      { figure: `p99-${work}`, unit: 'ms', ...(work === largest && { goal: { atMost: allowedMs } }) },
    ]),
    { figure: 'growth', unit: 'exponent', goal: { atMost: Math.round(allowedExponent * 100) / 100 } },
  ],
  run: async ({ size, signal, say }) => {
    const samples: Sample[] = [];
    const means: (readonly [number, number])[] = [];
    for (const each of sizes) {
      signal.throwIfAborted();
      const divisor = size === 'full' ? 1 : smokeDivisor;
      const [servers, partitions] = [
        Math.max(8, Math.round(each.servers / divisor)), Math.round(each.partitions / divisor),
      ];
      const took = timeDecisions({ servers, partitions, rounds: rounds[size] }).situations.flatMap(
        ({ changingMs }) => changingMs,
      );
      const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
      say(
        `${servers} servers, ${partitions} partitions: ${took.length} decisions, p50 ${p50.toFixed(2)} ms, ` +
          `p99 ${p99.toFixed(2)} ms`,
      );
      samples.push({ figure: `p50-${workOf(each)}`, value: p50 }, { figure: `p99-${workOf(each)}`, value: p99 });
      means.push([workOf({ servers, partitions }), took.reduce((sum, ms) => sum + ms, 0) / took.length]);
    }
    return [...samples, { figure: 'growth', value: growthExponent(means) }];
  },
};

/**
 * Pure: the exponent e of the power cost = c * work^e that fits the points best: the slope of their logarithms, by
 * least squares.
 */
export function growthExponent(points: readonly (readonly [work: number, cost: number])[]): number {
  const logs = points.map(([work, cost]) => [Math.log(work), Math.log(cost)] as const);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
