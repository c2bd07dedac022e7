export { ChartError } from './chart-error.ts';
export { readDefinition } from './custom-resource.ts';
export { buildInstall } from './install.ts';
export type { InstallOptions } from './options.ts';
export { operatorAccess, type AccessRule } from './rbac.ts';
