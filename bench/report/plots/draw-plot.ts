import { showNumber } from '../../frame/index.ts';
import type { Plot, Series } from './plot.ts';

const [width, height] = [640, 360];
const frame = { left: 70, right: 620, top: 40, bottom: 300 };
const colours = ['#1b6ac9', '#9aa7b8', '#c9501b', '#d8b09a', '#2f8f4e', '#7a4fb5'];
const ticks = 5;

/** Where a value is on an axis, and where its marks are. */
interface Axis {
  at(value: number): number;
  readonly marks: readonly number[];
}

/** Pure: the plot as SVG. */
export function drawPlot(plot: Plot): string {
  const points = plot.series.flatMap((series) => series.points);
  const x = buildAxis(points.map(([each]) => each), [frame.left, frame.right], plot.isLogarithmic);
  const y = buildAxis(points.map(([, each]) => each), [frame.bottom, frame.top], plot.isLogarithmic);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" ` +
      'font-size="12" fill="#444">',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(width / 2, 20, plot.title, 'middle', 'font-size="14" fill="#111"'),
    ...x.marks.map(
      (mark) =>
        line(x.at(mark), frame.top, x.at(mark), frame.bottom) +
        text(x.at(mark), frame.bottom + 16, showNumber(mark), 'middle'),
    ),
    ...y.marks.map(
      (mark) =>
        line(frame.left, y.at(mark), frame.right, y.at(mark)) +
        text(frame.left - 6, y.at(mark) + 4, showNumber(mark), 'end'),
    ),
    text((frame.left + frame.right) / 2, frame.bottom + 34, plot.x, 'middle'),
    text(frame.left, frame.top - 8, plot.y, 'middle'),
    ...plot.series.map((series, index) => drawSeries(series, index, x, y)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function drawSeries({ name, points }: Series, index: number, x: Axis, y: Axis): string {
  const colour = colours[index % colours.length] ?? '';
  const places = points.map(([px, py]) => [round(x.at(px)), round(y.at(py))] as const);
  const curve =
    `<polyline fill="none" stroke="${colour}" stroke-width="2" ` +
    `points="${places.map((place) => place.join(',')).join(' ')}"/>`;
  const dots = places.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3" fill="${colour}"/>`);
  const left = frame.left + (index % 3) * 190;
  const top = height - 22 + Math.floor(index / 3) * 14;
  return [
    curve,
    ...dots,
    `<rect x="${left}" y="${top - 8}" width="12" height="8" fill="${colour}"/>`,
    text(left + 17, top, name, 'start'),
  ].join('');
}

/** Linear axes begin at 0; logarithmic ones at the power of ten below the least value. */
function buildAxis(values: readonly number[], [from, to]: readonly [number, number], isLogarithmic: boolean): Axis {
  const most = Math.max(...values);
  if (isLogarithmic) {
    const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(most))];
    const span = Math.max(1, high - low);
    const marks = Array.from({ length: span + 1 }, (_, index) => 10 ** (low + index));
    return { marks, at: (value) => from + ((Math.log10(value) - low) / span) * (to - from) };
  }
  const step = niceStep(most / ticks);
  const count = Math.max(1, Math.ceil(most / step));
  return {
    marks: Array.from({ length: count + 1 }, (_, index) => index * step),
    at: (value) => from + (value / (count * step)) * (to - from),
  };
}

/** Pure: the least of 1, 2, 5, 10, 20, ... that is as large. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least > 0 ? least : 1));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#ddd"/>`;

function text(x: number, y: number, value: string, anchor: 'start' | 'middle' | 'end', more = ''): string {
  const safe = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${more}>${safe}</text>`;
}
