export { anchorOf, type Alert } from './alert.ts';
export { addDashboard, addPodMonitors, addRules, type MonitoringSettings } from './objects.ts';
export { operatorAlerts } from './operator-alerts.ts';
export { platformAlerts } from './platform-alerts.ts';
export { targetLabels } from './promql.ts';
export { rows } from './rows.ts';
export { monitoringValues } from './values.ts';
