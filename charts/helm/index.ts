export { buildChartFiles, type HelmChart, type Section } from './chart-files.ts';
export { choose, Template, type Choice } from './template.ts';
