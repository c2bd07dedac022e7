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

/** How the figures of a bench become a plot: what is measured at several amounts of work has the amount at the end of its name, as `plain-2000`. */
interface PlotSpec extends Omit<Plot, 'series'> {
  /** By the beginning of the figures' names. */
  readonly lines: Readonly<Record<string, string>>;
  /** Name of the line of the references; without it they are not drawn. */
  readonly reference?: string;
}

const specs: Readonly<Record<string, PlotSpec>> = {
  idle: {
    title: 'Memory of a server against connected devices', x: 'devices', y: 'KB a device', isLogarithmic: false,
    lines: { plain: 'plain text', tls: 'TLS' }, reference: 'bare gRPC server',
  },
  echo: {
    title: 'Processor time of a server against sends', x: 'sends a second', y: '% of a core', isLogarithmic: false,
    lines: { cpu: 'messaging' }, reference: 'bare gRPC server',
  },
  operator: {
    title: 'Time of a decision against servers and partitions', x: 'servers and partitions', y: 'ms', isLogarithmic: true,
    lines: { p50: 'p50', p99: 'p99' },
  },
  'end-to-end': {
    title: 'Delivery against messages', x: 'messages a second', y: 'ms', isLogarithmic: false,
    lines: { 'delivery-p50': 'p50', 'delivery-p99': 'p99' },
  },
};

/** Pure: the plot of a bench; undefined when it has none, or its figures were not measured at several amounts of work. */
export function plotOf(bench: string, results: readonly Result[]): Plot | undefined {
  const spec = specs[bench];
  if (spec === undefined) return undefined;
  const { lines, reference, ...plot } = spec;
  const series = Object.entries(lines).flatMap(([prefix, name]) => [
    seriesOf(name, prefix, results, ({ value }) => value),
    ...(reference === undefined ? [] : [seriesOf(`${reference}, ${name}`, prefix, results, (result) => result.reference)]),
  ]);
  const drawn = series.filter(({ points }) => points.length > 1);
  return drawn.length === 0 ? undefined : { ...plot, series: drawn };
}

function seriesOf(name: string, prefix: string, results: readonly Result[], of: (result: Result) => number | null): Series {
  const points = results.flatMap((result): [number, number][] => {
    const work = result.figure.startsWith(`${prefix}-`) ? Number(result.figure.slice(prefix.length + 1)) : Number.NaN;
    const cost = of(result);
    return Number.isNaN(work) || cost === null ? [] : [[work, cost]];
  });
  return { name, points: points.toSorted(([a], [b]) => a - b) };
}
