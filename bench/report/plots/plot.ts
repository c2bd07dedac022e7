import type { Result } from '../../frame/index.ts';

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What something costs against how much of it there is. */
export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  /** Whether equal steps on both axes are equal factors: then a straight line is a power of the work. */
  readonly isLogarithmic: boolean;
  readonly series: readonly Series[];
}

/**
 * How the figures of a bench become a plot: what is measured at several amounts of work has the amount at the end of
 * its name, as `plain-2000`.
 */
interface PlotSpec extends Omit<Plot, 'series'> {
  /**
   * By the beginning of the figures' names: what their line is called, and that of their references where it is drawn.
   */
  readonly lines: Readonly<Record<string, { readonly name: string; readonly reference?: string }>>;
}

const specs: Readonly<Record<string, PlotSpec>> = {
  idle: {
    title: 'Memory of a server against connected devices',
    x: 'devices',
    y: 'KB a device',
    isLogarithmic: false,
    lines: {
      plain: { name: 'plain text', reference: 'bare server, plain text' },
      tls: { name: 'TLS', reference: 'bare server, TLS' },
    },
  },
  echo: {
    title: 'Processor time of a server against sends', x: 'sends a second', y: '% of a core', isLogarithmic: false,
    lines: { cpu: { name: 'messaging server', reference: 'bare server' } },
  },
  operator: {
    title: 'Time of a decision against the size of the platform',
    x: 'servers + partitions',
    y: 'ms',
    isLogarithmic: true,
    lines: { p50: { name: 'p50' }, p99: { name: 'p99' } },
  },
  'end-to-end': {
    title: 'Time to delivery against load', x: '% of the most that is sustained', y: 'ms', isLogarithmic: false,
    lines: { 'delivery-p50': { name: 'p50' }, 'delivery-p99': { name: 'p99' } },
  },
};

/**
 * Pure: the plot of a bench; undefined when it has none, or its figures were not measured at several amounts of work.
 */
export function plotOf(bench: string, results: readonly Result[]): Plot | undefined {
  const spec = specs[bench];
  if (spec === undefined) return undefined;
  const { lines, ...plot } = spec;
  const series = Object.entries(lines).flatMap(([prefix, { name, reference }]) => [
    seriesOf(name, prefix, results, ({ value }) => value),
    ...(reference === undefined ? [] : [seriesOf(reference, prefix, results, (result) => result.reference)]),
  ]);
  const drawn = series.filter(({ points }) => points.length > 1);
  return drawn.length === 0 ? undefined : { ...plot, series: drawn };
}

function seriesOf(
  name: string, prefix: string, results: readonly Result[], of: (result: Result) => number | null,
): Series {
  const points = results.flatMap((result): [number, number][] => {
    const work = result.figure.startsWith(`${prefix}-`) ? Number(result.figure.slice(prefix.length + 1)) : Number.NaN;
    const cost = of(result);
    return Number.isNaN(work) || cost === null ? [] : [[work, cost]];
  });
  return { name, points: points.toSorted(([a], [b]) => a - b) };
}
