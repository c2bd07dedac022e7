export { drawPlot } from './draw-plot.ts';
export { plotOf, type Plot } from './plot.ts';
