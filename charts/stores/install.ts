import { App, Chart } from 'cdk8s';
import { header } from '../header.ts';
import { buildChartFiles, Template } from '../helm/index.ts';
import { addObject } from '../objects.ts';
import { restricted } from '../pod-security.ts';
import { checkOptions } from '../values.ts';
import {
  chartName, marksOf, settingsOf, storeNames, storesOptions, storesValues, type StoresOptions,
} from './settings.ts';
import { addStore } from './store.ts';

/**
 * A Kafka, a Cassandra and a Redis for trying things out, one process each without passwords or encryption, as
 * manifests in one text. Throws a ChartError with a line for each option that is wrong.
 */
export function buildStores(options: StoresOptions = {}): string {
  const settings = settingsOf(checkOptions(storesOptions, options));
  const app = new App();
  const chart = new Chart(app, 'stores');
  addObject(chart, 'Namespace', { name: settings.namespace, labels: restricted }, {});
  for (const store of storeNames) addStore(chart, store, settings);
  return header + app.synthYaml();
}

/** The same as a Helm chart: its files, by their names. */
export function buildStoresChart(): Map<string, string> {
  const template = new Template();
  const settings = marksOf(template);
  return buildChartFiles(
    {
      name: chartName,
      description:
        'For trying CecoChat out: a Kafka, a Cassandra and a Redis of one process each, without passwords, ' +
        'encryption or copies',
      keywords: ['chat', 'development'], values: storesValues,
      templates: Object.fromEntries(
        storeNames.map((store) => [`${store}.yaml`, [{ build: (scope) => addStore(scope, store, settings) }]]),
      ),
      notes,
    },
    template,
  );
}

const notes = `Kafka, Cassandra and Redis for trying things out. There is one copy of everything, and
all who reach them may read and change it.

A ChatCluster in any namespace reaches them by:

  dependencies:
    kafka:
      addresses: [kafka.{{ $.Release.Namespace }}.svc:9092]
    cassandra:
      addresses: [cassandra.{{ $.Release.Namespace }}.svc:9042]
    redis:
      url: redis://redis.{{ $.Release.Namespace }}.svc:6379
{{- if not $.Values.persistence.enabled }}

What they store is gone when their Pods are (persistence.enabled is false).
{{- end }}
`;
