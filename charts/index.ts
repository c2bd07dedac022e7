export { ChartError } from './chart-error.ts';
export { anchorOf, operatorAlerts, platformAlerts, rows, targetLabels, type Alert } from './monitoring/index.ts';
export { buildInstall, readDefinition, type InstallOptions } from './operator/index.ts';
export { operatorAccess, type AccessRule } from './rbac.ts';
