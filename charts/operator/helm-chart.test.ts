import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { buildInstall, buildOperatorChart } from './index.ts';

const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'chatclusters.cecochat.dev' }, spec: { pattern: '{{' } };
const files = buildOperatorChart(definition);
const fileOf = (name: string): string => files.get(name) ?? '';

test('a chart has everything that Helm looks for', () => {
  expect([...files.keys()]).toEqual([
    'Chart.yaml', 'values.yaml', 'values.schema.json', 'templates/NOTES.txt', 'templates/chatclusters.yaml', 'templates/access.yaml', 'templates/policies.yaml', 'templates/operator.yaml', 'templates/console.yaml', 'templates/monitoring.yaml',
  ]);
});

test('every kind of object that plain manifests have is in a template, but for the namespace, which Helm makes', () => {
  const kindsIn = (text: string) => [...new Set([...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind))].sort();
  const templates = [...files].filter(([name]) => name.startsWith('templates/') && !name.includes('monitoring')).map(([, text]) => text);
  const plain = [{}, { namespaces: ['chat'] }].map((options) => buildInstall(definition, options)).join('---\n');
  expect(kindsIn(templates.join('\n'))).toEqual(kindsIn(plain).filter((kind) => kind !== 'Namespace'));
});

test('the definition is upgraded with the operator, and is kept when the release goes', () => {
  const template = fileOf('templates/chatclusters.yaml');
  expect(template).toContain('{{- if $.Values.crds.install }}\n---\napiVersion: apiextensions.k8s.io/v1\n');
  expect(template).toContain('  annotations:\n    {{- if $.Values.crds.keep }}\n    helm.sh/resource-policy: keep\n    {{- end }}\n');
  expect(template).toContain('pattern: "{{ "{{" }}"');
});

test('what a cluster may not know is made only where it does, and only when it is asked for', () => {
  const template = fileOf('templates/monitoring.yaml');
  const conditionOf = (kind: string) => template.slice(0, template.indexOf(`kind: ${kind}`)).split('\n').findLast((line) => line.startsWith('{{- if '));
  expect(conditionOf('PodMonitor')).toBe('{{- if and $.Values.monitoring.podMonitor.enabled ($.Capabilities.APIVersions.Has "monitoring.coreos.com/v1/PodMonitor") }}');
  expect(conditionOf('PrometheusRule')).toBe('{{- if and $.Values.monitoring.rules.enabled ($.Capabilities.APIVersions.Has "monitoring.coreos.com/v1/PrometheusRule") }}');
  expect(conditionOf('ConfigMap')).toBe('{{- if $.Values.monitoring.dashboards.enabled }}');
  expect(parseAllDocuments(fileOf('values.yaml'))[0]?.toJSON().monitoring).toMatchObject({ podMonitor: { enabled: false }, rules: { enabled: false }, dashboards: { enabled: false } });
});

/** Zod reads all of it but rules for names. */
const schema = z.fromJSONSchema(JSON.parse(fileOf('values.schema.json'), (key, value) => (key === 'propertyNames' ? undefined : value)));
const valuesOf = (change: object): object => ({ ...parseAllDocuments(fileOf('values.yaml'))[0]?.toJSON(), ...change });

test('the schema takes the values as they come, and what Helm adds', () => {
  expect(schema.safeParse(valuesOf({})).error).toBeUndefined();
  expect(schema.safeParse(valuesOf({ global: { any: 1 }, tolerations: [{ operator: 'Exists' }], resources: { limits: { memory: '1Gi' } } })).error).toBeUndefined();
});

test.each<[string, object]>([
  ['a name that is not known', { replcas: 1 }],
  ['a name that is not known, further in', { image: { repository: 'cecochat' } }],
  ['no process', { replicas: 0 }],
  ['too many processes', { replicas: 6 }],
  ['a number that is a text', { replicas: '2' }],
  ['a level that there is not', { logLevel: 'loud' }],
  ['a tag that is none', { image: { tag: 'a tag' } }],
  ['a registry that is none', { image: { registry: 'my registry' } }],
  ['a policy that there is not', { image: { pullPolicy: 'Sometimes' } }],
  ['a secret without a name', { image: { pullSecrets: ['login'] } }],
  ['a namespace that cannot be', { namespaces: ['Chat'] }],
  ['a quantity that is none', { resources: { limits: { memory: 'much' } } }],
  ['a map that is a list', { nodeSelector: ['a'] }],
  ['a switch that is a text', { crds: { keep: 'yes' } }],
  ['an interval that is none', { monitoring: { podMonitor: { interval: 'often' } } }],
])('the schema refuses %s', (_, change) => {
  expect(schema.safeParse(valuesOf(change)).success).toBe(false);
});

test('the schema has a rule for what lists and names may not be', () => {
  const { properties } = JSON.parse(fileOf('values.schema.json'));
  expect(properties.namespaces.uniqueItems).toBe(true);
  expect(properties.podLabels.propertyNames.not.enum).toContain('app.kubernetes.io/name');
});

test('values are options of plain manifests as well', () => {
  const options = Object.entries(valuesOf({})).filter(([name]) => name !== 'crds');
  expect(options.length).toBeGreaterThan(10);
  expect(buildInstall(definition, Object.fromEntries(options))).toBe(buildInstall(definition));
});
