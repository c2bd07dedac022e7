import { choose, type Template } from '../helm/index.ts';
import type { MonitoringSettings } from '../monitoring/index.ts';
import { marksOf, settingsOf } from './settings.ts';
import type { CheckedOptions } from './values.ts';

/** Pure: of values, for manifests that are applied as they are. */
export function monitoringOf(options: CheckedOptions): MonitoringSettings {
  const { namespace, labels } = settingsOf(options);
  const { namespaces, monitoring } = options;
  return { ...monitoring, namespace, labels, namespaces, hasNamespaces: choose(namespaces.length > 0) };
}

/** Marks for the values of the Helm chart. */
export function monitoringMarksOf(template: Template): MonitoringSettings {
  const { namespace, labels } = marksOf(template);
  const value = (path: string) => `$.Values.monitoring.${path}`;
  return {
    namespace, labels,
    podMonitor: {
      interval: template.text(value('podMonitor.interval')),
      labels: template.entries(value('podMonitor.labels')),
    },
    rules: { labels: template.entries(value('rules.labels')), runbooks: template.text(value('rules.runbooks')) },
    dashboards: { labels: template.entries(value('dashboards.labels')) },
    hasNamespaces: template.choice('$.Values.namespaces'),
    namespaces: template.field<readonly string[]>('$.Values.namespaces'),
  };
}
