export { readDefinition } from './custom-resource.ts';
export { buildOperatorChart } from './helm-chart.ts';
export { buildInstall, buildMonitoring } from './install.ts';
export type { InstallOptions } from './values.ts';
