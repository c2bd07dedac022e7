import type { Construct } from 'constructs';
import type { Choice } from '../helm/index.ts';
import { addObject, type Labels } from '../objects.ts';
import { anchorOf, type Alert } from './alert.ts';
import type { AlertingRule } from './custom-resources.ts';
import { buildDashboard } from './dashboard.ts';
import { operatorAlerts } from './operator-alerts.ts';
import { platformAlerts } from './platform-alerts.ts';
import { rows } from './rows.ts';

/** What the objects that watch are built from: values, or the marks that stand for them in a template. */
export interface MonitoringSettings {
  readonly namespace: string;
  /** Of every object. */
  readonly labels: Labels;
  readonly podMonitor: { readonly interval: string; readonly labels: Labels };
  readonly rules: { readonly labels: Labels; readonly runbooks: string };
  readonly dashboards: { readonly labels: Labels };
  /** Whether the operator manages some namespaces only: these. */
  readonly hasNamespaces: Choice;
  readonly namespaces: readonly string[];
}

/** The port is the one of health and metrics that every container of ours has. */
const endpoint = { port: 'admin', path: '/metrics' };
/** As the operator labels everything that it makes, and as its own Pods are labelled. */
const ofPlatforms = { 'app.kubernetes.io/name': 'cecochat', 'app.kubernetes.io/managed-by': 'cecochat-operator' };
const ofOperator = { 'app.kubernetes.io/name': 'cecochat', 'app.kubernetes.io/component': 'operator' };
/** The name of the ChatCluster is a label of every series: by it dashboards and alerts distinguish platforms. */
const relabelings = [
  { sourceLabels: ['__meta_kubernetes_pod_label_app_kubernetes_io_instance'], targetLabel: 'chatcluster' },
];

/** Adds what has Prometheus ask the operator, and the Pods of ChatClusters. */
export function addPodMonitors(scope: Construct, settings: MonitoringSettings): void {
  const { namespace, podMonitor: { interval, labels: more }, hasNamespaces, namespaces } = settings;
  const labels = { ...more, ...settings.labels };
  addObject(scope, 'PodMonitor', { name: 'cecochat-operator', namespace, labels }, {
    spec: { selector: { matchLabels: ofOperator }, podMetricsEndpoints: [{ ...endpoint, interval }] },
  });
  const namespaceSelector = hasNamespaces<{ any?: boolean; matchNames?: readonly string[] }>(
    { matchNames: namespaces },
    { any: true },
  );
  addObject(
    scope,
    'PodMonitor',
    { name: 'cecochat-platforms', namespace, labels },
    {
      spec: {
        selector: { matchLabels: ofPlatforms }, namespaceSelector,
        podMetricsEndpoints: [{ ...endpoint, interval, relabelings }],
      },
    },
  );
}

/** Adds the alerting rules of Prometheus. */
export function addRules(
  scope: Construct,
  { namespace, labels, rules: { labels: more, runbooks } }: MonitoringSettings,
): void {
  const group = (name: string, alerts: readonly Alert[]) => ({
    name,
    rules: alerts.map((alert) => buildRule(alert, runbooks)),
  });
  addObject(
    scope,
    'PrometheusRule',
    { name: 'cecochat', namespace, labels: { ...more, ...labels } },
    {
      spec: { groups: [group('cecochat-operator', operatorAlerts), group('cecochat-platforms', platformAlerts)] },
    },
  );
}

function buildRule(alert: Alert, runbooks: string): AlertingRule {
  const { name, severity, expression, for: duration, summary } = alert;
  return {
    alert: name, expr: expression, ...(duration !== undefined && { for: duration }), labels: { severity },
    annotations: { summary, runbook_url: `${runbooks}#${anchorOf(alert)}` },
  };
}

/** Adds a dashboard, in the ConfigMap that Grafana discovers. */
export function addDashboard(scope: Construct, { namespace, labels, dashboards }: MonitoringSettings): void {
  const dashboard = buildDashboard('CecoChat', rows);
  addObject(
    scope,
    'ConfigMap',
    { name: 'cecochat-dashboard', namespace, labels: { ...dashboards.labels, ...labels } },
    {
      data: { 'cecochat.json': `${JSON.stringify(dashboard, null, 1)}\n` },
    },
  );
}
