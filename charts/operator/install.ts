import { App, Chart, type ApiObjectProps } from 'cdk8s';
import { addDashboard, addPodMonitors, addRules } from '../monitoring/index.ts';
import { addObject } from '../objects.ts';
import { header } from '../header.ts';
import { restricted } from '../pod-security.ts';
import { checkOptions } from '../values.ts';
import { addAccessEverywhere, addAccessIn, addOwnAccess } from './access.ts';
import { addConsole, addConsolePolicy } from './console.ts';
import { addDefinition } from './custom-resource.ts';
import { addOperator } from './deployment.ts';
import { monitoringOf } from './monitoring.ts';
import { addNetworkPolicy } from './network-policy.ts';
import { addDeletionPolicy, addWritePolicy } from './policies.ts';
import { settingsOf } from './settings.ts';
import { installOptions, type InstallOptions } from './values.ts';

/**
 * Everything that a cluster needs to run ChatClusters, as manifests in one text, in the order in which they can be
 * applied. The same options always make the same text. Throws a ChartError with a line for each option that is wrong.
 */
export function buildInstall(definition: ApiObjectProps, options: InstallOptions = {}): string {
  const checked = checkOptions(installOptions, options);
  const settings = settingsOf(checked);
  const app = new App();
  const chart = new Chart(app, 'install');
  addObject(chart, 'Namespace', { name: settings.namespace, labels: { ...settings.labels, ...restricted } }, {});
  addDefinition(chart, definition, settings);
  addOwnAccess(chart, settings);
  if (checked.namespaces.length === 0) addAccessEverywhere(chart, settings);
  for (const each of checked.namespaces) addAccessIn(chart, each, settings);
  addWritePolicy(chart, settings);
  addDeletionPolicy(chart, settings);
  addOperator(chart, settings);
  if (checked.networkPolicy.enabled) addNetworkPolicy(chart, settings);
  if (checked.console.enabled) addConsole(chart, settings);
  if (checked.console.enabled && checked.networkPolicy.enabled) addConsolePolicy(chart, settings);
  return header + app.synthYaml();
}

/** All monitoring of the operator and its platforms, enabled or not, for clusters with the Prometheus Operator. */
export function buildMonitoring(options: InstallOptions = {}): string {
  const settings = monitoringOf(checkOptions(installOptions, options));
  const app = new App();
  const chart = new Chart(app, 'monitoring');
  addPodMonitors(chart, settings);
  addRules(chart, settings);
  addDashboard(chart, settings);
  return header + app.synthYaml();
}
