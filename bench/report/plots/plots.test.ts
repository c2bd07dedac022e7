import type { Result } from '../../frame/index.ts';
import { drawPlot } from './draw-plot.ts';
import { plotOf } from './plot.ts';

const result = (figure: string, value: number, reference: number | null = null): Result => ({
  bench: 'idle', figure, unit: 'KB', value, min: value, max: value, reference, ratio: null, goal: null, ok: null,
});

test('figures at several amounts of work are lines, their references too', () => {
  const plot = plotOf('idle', [result('plain-5000', 44, 40), result('plain-2000', 45, 41), result('tls-2000', 80), result('heartbeats', 2)]);
  expect(plot?.series).toEqual([
    { name: 'plain text', points: [[2_000, 45], [5_000, 44]] },
    { name: 'bare server, plain text', points: [[2_000, 41], [5_000, 40]] },
  ]);
});

test('a bench whose figures are at one amount of work has no plot', () => {
  expect(plotOf('idle', [result('plain-2000', 45)])).toBeUndefined();
  expect(plotOf('unary', [result('plain-2000', 45), result('plain-5000', 45)])).toBeUndefined();
});

const placesOf = (svg: string): (readonly [number, number])[] =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

test('twice the cost is twice as far from the axis', () => {
  const plot = { title: 'a & b', x: 'x', y: 'y', isLogarithmic: false, series: [{ name: 'one', points: [[100, 10], [200, 20]] as const }] };
  const svg = drawPlot(plot);
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = placesOf(svg);
  expect((x2 - 70) / (x1 - 70)).toBeCloseTo(2);
  expect((300 - y2) / (300 - y1)).toBeCloseTo(2);
  expect(svg).toContain('a &amp; b');
});

test('on logarithmic axes equal factors are equal steps', () => {
  const points = [[10, 1], [100, 10], [1_000, 100]] as const;
  const [a, b, c] = placesOf(drawPlot({ title: '', x: '', y: '', isLogarithmic: true, series: [{ name: 'one', points }] }));
  expect((c?.[0] ?? 0) - (b?.[0] ?? 0)).toBeCloseTo((b?.[0] ?? 0) - (a?.[0] ?? 0));
  expect((c?.[1] ?? 0) - (b?.[1] ?? 0)).toBeCloseTo((b?.[1] ?? 0) - (a?.[1] ?? 0));
});
