import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { eventually } from '../test/support/eventually.ts';
import { Helm } from '../test/support/helm.ts';
import { startApiServer, type TestApiServer } from '../test/support/kubernetes/index.ts';
import { buildInstall, buildMonitoring, readDefinition, type InstallOptions } from './operator/index.ts';
import { buildStores, type StoresOptions } from './stores/index.ts';

const charts = { operator: join(import.meta.dirname, 'cecochat'), stores: join(import.meta.dirname, 'cecochat-dev-stores') };
const monitoringKinds = ['PodMonitor', 'PrometheusRule'] as const;

let helm: Helm;
let folder: string;
beforeAll(async () => {
  helm = await Helm.open();
  folder = await mkdtemp(join(tmpdir(), 'cecochat-charts-'));
}, 15 * 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await helm.close();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read any field of any kind
type Manifest = any;

/** A file of values. */
async function fileOf(values: object): Promise<string> {
  const file = join(folder, 'values.yaml');
  // In YAML 1.1, as Helm reads it: there a plain yes is a boolean, and a text has to be quoted.
  await writeFile(file, stringify(values, { version: '1.1' }));
  return file;
}

interface Rendering {
  readonly release: string;
  readonly namespace: string;
  readonly values: object;
  readonly knows?: readonly string[];
}

async function render(chart: string, { release, namespace, values, knows = [] }: Rendering): Promise<string> {
  const known = knows.map((kind) => `--api-versions=monitoring.coreos.com/v1/${kind}`);
  return helm.run(['template', release, chart, '--namespace', namespace, '--values', await fileOf(values), ...known]);
}

const helmLabels = ['helm.sh/chart', 'app.kubernetes.io/managed-by'];

/** Objects by kind, namespace and name, but for namespaces and for what Helm alone has. */
function objectsOf(manifests: string, without: readonly string[] = helmLabels): Record<string, Manifest> {
  const objects = parseAllDocuments(manifests).map((each) => each.toJSON()).filter((object) => object !== null && object.kind !== 'Namespace');
  return Object.fromEntries(objects.map((object) => {
    const { labels, annotations, ...metadata } = object.metadata;
    const others = (texts: object | undefined) => Object.fromEntries(Object.entries(texts ?? {}).filter(([name]) => ![...without, 'helm.sh/resource-policy'].includes(name)));
    const id = [object.kind, metadata.namespace ?? '', metadata.name].join('/');
    return [id, { ...object, metadata: { ...metadata, labels: others(labels), annotations: others(annotations) } }];
  }));
}

test.each(Object.entries(charts))('helm has nothing to say against the chart of %s', async (_, chart) => {
  expect(await helm.run(['lint', '--strict', chart])).toContain('1 chart(s) linted, 0 chart(s) failed');
});

test('the chart makes the objects of install.yaml when nothing else is asked for', async () => {
  const installed = await readFile(join(import.meta.dirname, 'dist/install.yaml'), 'utf8');
  const rendered = await render(charts.operator, { release: 'cecochat-operator', namespace: 'cecochat-system', values: {} });
  expect(objectsOf(rendered)).toEqual(objectsOf(installed));
  expect(Object.keys(objectsOf(rendered))).toHaveLength(14);
});

const operatorOptions: Record<string, InstallOptions> = {
  'another namespace, registry and tag': { namespace: 'ours', image: { registry: 'registry.test:5000/chat', tag: '2.0.0-rc.1', pullPolicy: 'Always', pullSecrets: [{ name: 'one' }, { name: 'two' }] } },
  'a network policy with rules': { networkPolicy: { metricsNamespaceLabels: { 'kubernetes.io/metadata.name': 'monitoring' }, egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }, { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] } },
  'the console': { console: { enabled: true } },
  'the console, with callers': { console: { enabled: true, namespaceLabels: { 'kubernetes.io/metadata.name': 'ingress' } } },
  'the console without network policies': { console: { enabled: true }, networkPolicy: { enabled: false } },
  'no network policy': { networkPolicy: { enabled: false } },
  'some namespaces': { namespaces: ['blue', 'green'], logLevel: 'debug', replicas: 1 },
  'everything of the Pods': {
    resources: { requests: { cpu: 1, memory: '1Gi' }, limits: { memory: '2Gi', 'ephemeral-storage': '10Mi' } },
    priorityClassName: 'system-cluster-critical',
    nodeSelector: { 'kubernetes.io/os': 'linux', odd: 'yes' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'chat', effect: 'NoSchedule' }, { operator: 'Exists', tolerationSeconds: 5 }],
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b', '1'] }] }] } } },
    podLabels: { team: 'chat', version: '1.0' },
    podAnnotations: { 'example.com/text': 'a "quoted" {{ text }}: # with\nlines', number: '12' },
  },
};

test.each(Object.entries(operatorOptions))('the chart makes the objects of plain manifests of the same options: %s', async (_, options) => {
  const { namespace = 'cecochat-system', ...values } = options;
  const rendered = await render(charts.operator, { release: 'cecochat-operator', namespace, values });
  expect(objectsOf(rendered)).toEqual(objectsOf(buildInstall(readDefinition(), options)));
});

test.each<[string, InstallOptions]>([
  ['all namespaces', {}],
  ['some namespaces', { namespaces: ['blue', 'green'], monitoring: { podMonitor: { interval: '1m', labels: { release: 'prometheus' } }, rules: { labels: { release: 'prometheus' }, runbooks: 'https://wiki.test/chat' } } }],
])('what watches is the same as well, for %s', async (_, options) => {
  const { podMonitor, rules, dashboards } = options.monitoring ?? {};
  const monitoring = { podMonitor: { ...podMonitor, enabled: true }, rules: { ...rules, enabled: true }, dashboards: { ...dashboards, enabled: true } };
  const rendered = await render(charts.operator, { release: 'cecochat-operator', namespace: 'cecochat-system', values: { ...options, monitoring }, knows: monitoringKinds });
  expect(objectsOf(rendered)).toEqual({ ...objectsOf(buildInstall(readDefinition(), options)), ...objectsOf(buildMonitoring(options)) });
});

test('what a cluster does not know is left out, and what nobody asks for', async () => {
  const on = { enabled: true };
  const kindsOf = async (monitoring: object, knows: readonly string[]) => {
    const rendered = await render(charts.operator, { release: 'r', namespace: 'n', values: { monitoring }, knows });
    return Object.keys(objectsOf(rendered)).filter((id) => /^(PodMonitor|PrometheusRule|ConfigMap)/.test(id));
  };
  expect(await kindsOf({}, monitoringKinds)).toEqual([]);
  expect(await kindsOf({ podMonitor: on, rules: on, dashboards: on }, [])).toEqual(['ConfigMap/n/cecochat-dashboard']);
  expect(await kindsOf({ podMonitor: on, rules: on }, ['PrometheusRule'])).toEqual(['PrometheusRule/n/cecochat']);
});

test.each<[string, StoresOptions]>([
  ['as they come', {}],
  ['in other ways', {
    namespace: 'mine', image: { registry: 'registry.test', tag: '3', pullSecrets: [{ name: 'key' }] }, persistence: { storageClassName: 'fast' },
    nodeSelector: { 'node-role.kubernetes.io/control-plane': '' }, tolerations: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
    kafka: { storage: '1Gi', resources: { limits: { memory: '3Gi' } } },
  }],
  ['that forget', { persistence: { enabled: false } }],
])('the chart of the stores makes the objects of plain manifests: %s', async (_, options) => {
  const { namespace = 'stores', ...values } = options;
  const rendered = await render(charts.stores, { release: 'any', namespace, values });
  expect(objectsOf(rendered, [...helmLabels, 'app.kubernetes.io/instance'])).toEqual(objectsOf(buildStores(options)));
  expect(Object.keys(objectsOf(rendered))).toHaveLength(6);
});

test.each<[string, object, string]>([
  ['replicas', { replicas: 0 }, "at '/replicas': minimum: got 0, want 1"],
  ['a name that is not known', { replcas: 1 }, "additional properties 'replcas' not allowed"],
  ['a namespace twice', { namespaces: ['a', 'a'] }, "at '/namespaces': items at 0 and 1 are equal"],
  ['a label of ours', { podLabels: { 'app.kubernetes.io/name': 'a' } }, "invalid propertyName 'app.kubernetes.io/name'"],
  ['a switch that is a text', { crds: { keep: 'yes' } }, "at '/crds/keep': got string, want boolean"],
])('helm refuses %s by the schema', async (_, values, complaint) => {
  await expect(render(charts.operator, { release: 'r', namespace: 'n', values })).rejects.toThrow(complaint);
});

describe('on a real API server', () => {
  let server: TestApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server.stop());

  const definitionPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/chatclusters.cecochat.dev';
  const deploymentPath = '/apis/apps/v1/namespaces/cecochat-system/deployments/cecochat-operator';
  const onServer = async (args: readonly string[]) => helm.run([...args, '--namespace', 'cecochat-system'], server.kubeconfig);
  const get = (path: string): Promise<Manifest> => server.api.get(path);
  const isThere = async (path: string): Promise<boolean> => get(path).then(() => true, () => false);
  const describedAs = async () => (await get(definitionPath)).spec.versions[0].schema.openAPIV3Schema.description as string;

  /** The chart of a later version, whose definition is another one. */
  async function buildLater(): Promise<string> {
    const later = join(folder, 'later');
    await cp(charts.operator, later, { recursive: true });
    const description = parse(await readFile(join(later, 'Chart.yaml'), 'utf8'));
    await writeFile(join(later, 'Chart.yaml'), stringify({ ...description, version: '9.0.0', appVersion: '9.0.0' }));
    const template = join(later, 'templates/chatclusters.yaml');
    const text = await readFile(template, 'utf8');
    const described = text.replace(/(openAPIV3Schema:\n +description: ).*/, '$1of version 9');
    await writeFile(template, described.replaceAll(/^( +)(deletionProtection:)$/gm, '$1later:\n$1  type: string\n$1$2'));
    return later;
  }

  test('it is installed, upgraded with its definition, rolled back with it, and uninstalled without it', async () => {
    expect(await onServer(['install', 'cecochat-operator', charts.operator, '--create-namespace'])).toContain('It looks after the ChatClusters of all namespaces:');
    expect((await get(deploymentPath)).spec.template.spec.containers[0].image).toBe('cecochat/operator:0.1.0');
    const before = await describedAs();
    await server.kubectl(['create', 'namespace', 'chat']);
    await server.kubectl(['apply', '-f', '-'], { input: stringify({ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: 'sample', namespace: 'chat' } }) });

    const told = await onServer(['upgrade', 'cecochat-operator', await buildLater(), '--set', 'replicas=3,monitoring.rules.enabled=true']);
    expect(told).toContain('monitoring.rules is on, but this cluster does not have the kind PrometheusRule: nothing was made of it.');
    expect((await get(deploymentPath)).spec).toMatchObject({ replicas: 3, template: { spec: { containers: [{ image: 'cecochat/operator:9.0.0' }] } } });
    expect(await describedAs()).toBe('of version 9');

    await onServer(['rollback', 'cecochat-operator', '1']);
    expect((await get(deploymentPath)).spec).toMatchObject({ replicas: 2, template: { spec: { containers: [{ image: 'cecochat/operator:0.1.0' }] } } });
    expect(await describedAs()).toBe(before);

    // The operator alone goes back: the definition of the later version stays, and with it what a ChatCluster has by it.
    const later = await buildLater();
    await onServer(['upgrade', 'cecochat-operator', later]);
    const sample = '/apis/cecochat.dev/v1beta1/namespaces/chat/chatclusters/sample';
    await eventually(() => server.kubectl(['patch', '--namespace', 'chat', 'chat/sample', '--type=merge', '--patch', '{"spec":{"later":"kept"}}']));
    await onServer(['upgrade', 'cecochat-operator', charts.operator, '--set', 'crds.install=false']);
    expect((await get(deploymentPath)).spec.template.spec.containers[0].image).toBe('cecochat/operator:0.1.0');
    expect(await describedAs()).toBe('of version 9');
    await server.api.patch(`${sample}/status`, { status: { observedGeneration: 2 } });
    expect((await get(sample)).spec.later).toBe('kept');
    await onServer(['upgrade', 'cecochat-operator', later]);
    expect((await get(sample)).spec.later).toBe('kept');

    await onServer(['uninstall', 'cecochat-operator']);
    expect(await Promise.all([deploymentPath, definitionPath, '/apis/cecochat.dev/v1beta1/namespaces/chat/chatclusters/sample'].map(isThere))).toEqual([false, true, true]);

    await onServer(['install', 'cecochat-operator', charts.operator, '--set', 'crds.keep=false']);
    await onServer(['uninstall', 'cecochat-operator']);
    await eventually(async () => expect(await isThere(definitionPath)).toBe(false), 30_000);
  });

  test('it takes over what install.yaml has installed, and is told whose that is before', async () => {
    const other = await startApiServer();
    try {
      await other.kubectl(['apply', '--server-side', '-f', join(import.meta.dirname, 'dist/install.yaml')]);
      const args = ['install', 'cecochat-operator', charts.operator, '--namespace', 'cecochat-system'];
      await expect(helm.run(args, other.kubeconfig)).rejects.toThrow('cannot be imported into the current release');
      await helm.run([...args, '--take-ownership'], other.kubeconfig);
      expect((await other.api.get<Manifest>(deploymentPath)).metadata.annotations).toMatchObject({ 'meta.helm.sh/release-name': 'cecochat-operator' });
    } finally {
      await other.stop();
    }
  });
});
