import type { ApiObjectProps } from 'cdk8s';
import { buildChartFiles, Template, type HelmChart } from '../helm/index.ts';
import { addDashboard, addPodMonitors, addRules } from '../monitoring/index.ts';
import { addAccessEverywhere, addAccessIn, addOwnAccess } from './access.ts';
import { addConsole, addConsolePolicy } from './console.ts';
import { addDefinition } from './custom-resource.ts';
import { addOperator } from './deployment.ts';
import { monitoringMarksOf } from './monitoring.ts';
import { addNetworkPolicy } from './network-policy.ts';
import { notes } from './notes.ts';
import { addDeletionPolicy, addWritePolicy } from './policies.ts';
import { marksOf } from './settings.ts';
import { chartValues } from './values.ts';

/** Leaves out kinds that a cluster lacks, whatever the values are. */
const whereThereIs = (kind: string, value: string) =>
  `and $.Values.monitoring.${value}.enabled ($.Capabilities.APIVersions.Has "monitoring.coreos.com/v1/${kind}")`;

/** The Helm chart of the operator and of the definition of ChatCluster: its files, by their names. */
export function buildOperatorChart(definition: ApiObjectProps): Map<string, string> {
  const template = new Template();
  const settings = marksOf(template);
  const monitoring = monitoringMarksOf(template);
  const chart: HelmChart = {
    name: 'cecochat',
    description:
      'The operator of CecoChat, which makes a chat platform of each ChatCluster, and the definition of ChatCluster',
    keywords: ['chat', 'messaging', 'operator'],
    values: chartValues,
    templates: {
      'chatclusters.yaml': [
        { when: '$.Values.crds.install', build: (scope) => addDefinition(scope, definition, settings) },
      ],
      'access.yaml': [
        { build: (scope) => addOwnAccess(scope, settings) },
        { when: 'not $.Values.namespaces', build: (scope) => addAccessEverywhere(scope, settings) },
        {
          each: { as: '$namespace', of: '$.Values.namespaces' },
          build: (scope) => addAccessIn(scope, template.text('$namespace'), settings),
        },
      ],
      'policies.yaml': [
        { build: (scope) => addWritePolicy(scope, settings) },
        { build: (scope) => addDeletionPolicy(scope, settings) },
      ],
      'operator.yaml': [
        { build: (scope) => addOperator(scope, settings) },
        { when: '$.Values.networkPolicy.enabled', build: (scope) => addNetworkPolicy(scope, settings) },
      ],
      'console.yaml': [
        { when: '$.Values.console.enabled', build: (scope) => addConsole(scope, settings) },
        {
          when: 'and $.Values.console.enabled $.Values.networkPolicy.enabled',
          build: (scope) => addConsolePolicy(scope, settings),
        },
      ],
      'monitoring.yaml': [
        { when: whereThereIs('PodMonitor', 'podMonitor'), build: (scope) => addPodMonitors(scope, monitoring) },
        { when: whereThereIs('PrometheusRule', 'rules'), build: (scope) => addRules(scope, monitoring) },
        { when: '$.Values.monitoring.dashboards.enabled', build: (scope) => addDashboard(scope, monitoring) },
      ],
    },
    notes,
  };
  return buildChartFiles(chart, template);
}
