import type { ConsoleDocument } from './state.ts';

/** The figures of one document. */
export interface Sample {
  readonly atMs: number;
  readonly devices: number;
  readonly sends: number;
  readonly deliveries: number;
  readonly behind: number;
}

/** Three minutes, a document a second. */
const most = 180;

/** Pure: undefined for a document without a platform. */
export function sampleOf({ atMs, platform }: ConsoleDocument): Sample | undefined {
  if (platform === null) return undefined;
  const sum = (of: 'connections' | 'sendsPerSecond' | 'deliveriesPerSecond') =>
    platform.servers.reduce((total, server) => total + server[of], 0);
  return {
    atMs, devices: sum('connections'), sends: sum('sendsPerSecond'), deliveries: sum('deliveriesPerSecond'),
    behind: platform.lag.records,
  };
}

/** Pure: the samples with the one of this document behind them. A document that is not newer adds nothing. */
export function addSample(samples: readonly Sample[], document: ConsoleDocument): readonly Sample[] {
  const sample = sampleOf(document);
  if (sample === undefined || sample.atMs <= (samples.at(-1)?.atMs ?? 0)) return samples;
  return [...samples, sample].slice(-most);
}

/**
 * Pure: the points of a line through the values, the latest at the right, for an area of this size. Zero is at the
 * bottom, and the highest value near the top.
 */
export function linePoints(values: readonly number[], width: number, height: number): string {
  const [step, top] = [width / (most - 1), Math.max(1, ...values)];
  return values
    .map((value, index) => {
      const x = width - (values.length - 1 - index) * step;
      return `${x.toFixed(1)},${(height - (value / top) * height * 0.9).toFixed(1)}`;
    })
    .join(' ');
}
