import { oneOfEach } from '../../../test/support/catalogue.ts';
import { lastingServices, replicatedServices } from '../../../services/catalogue.ts';
import type { ChatClusterSpec } from '../../manifest/index.ts';
import { buildChildren, childKinds, type Wanted } from './children.ts';
import type { Cluster } from './cluster.ts';
import { buildDeployment } from './deployments.ts';
import { buildNetworkPolicies } from './network-policies.ts';
import { readServableSpec } from './servable-spec.ts';
import { buildSetupJob, setupStateOf } from './setup-job.ts';
import { buildRoutingConfigMap } from './config-maps.ts';
import { podSpecsIn, sampleCluster, stores } from './sample-clusters.ts';

const wanted: Wanted = { version: '1.2.3', servers: 3 };
const keysOf = (spec: object = {}) => buildChildren(sampleCluster(spec), wanted).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const childOf = (kind: string, name: string, spec: object = {}, changed: Partial<Wanted> = {}) => {
  const children = buildChildren(sampleCluster(spec), { ...wanted, ...changed });
  return children.find((child) => child.kind === kind && child.metadata.name === name);
};

test('what pods need comes before pods', () => {
  const kinds = [...new Set(buildChildren(sampleCluster(), wanted).map(({ kind }) => kind))];
  expect(kinds).toEqual(['ServiceAccount', 'NetworkPolicy', 'Service', 'PodDisruptionBudget', 'Job', 'Deployment']);
  expect(childKinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...kinds, 'Pod', 'ConfigMap']));
});

test('there is what the services are reached by and run as', () => {
  expect(keysOf()).toEqual(expect.arrayContaining([
    'Service sample-messaging', 'Service sample-connect', 'Service sample-history', 'Service sample-groups', 'Service sample-accounts', 'Service sample-web',
    'Deployment sample-connect', 'Deployment sample-history', 'Deployment sample-materialize', 'Deployment sample-groups', 'Deployment sample-accounts', 'Deployment sample-web',
  ]));
});

test('one messaging pod at a time may be evicted, however many there are', () => {
  expect(childOf('PodDisruptionBudget', 'sample-messaging')).toMatchObject({ spec: { minAvailable: 2 } });
  expect(childOf('PodDisruptionBudget', 'sample-messaging', {}, { servers: 0 })).toMatchObject({ spec: { minAvailable: 0 } });
});

test('a service with a single pod does not keep its node from being drained', () => {
  const budgets = (spec: object) => keysOf(spec).filter((key) => key.startsWith('PodDisruptionBudget'));
  expect(budgets(oneOfEach)).toEqual(['PodDisruptionBudget sample-messaging']);
  expect(budgets({ ...oneOfEach, history: {} })).toEqual(['PodDisruptionBudget sample-messaging', 'PodDisruptionBudget sample-history']);
});

test('a Deployment has as many pods as the spec says, of the version that it is told, and never fewer while it changes', () => {
  expect(childOf('Deployment', 'sample-history', { images: { registry: 'r.example.com/chat' }, history: { replicas: 3 } }, { version: '2.0.0' })).toMatchObject({
    metadata: { labels: { 'app.kubernetes.io/version': '2.0.0' } },
    spec: {
      replicas: 3,
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: { spec: { containers: [{ image: 'r.example.com/chat/history:2.0.0' }] } },
    },
  });
});

test('pods of a Deployment keep apart among those of one rollout, while the old ones go', () => {
  const constraint = { maxSkew: 1, matchLabelKeys: ['pod-template-hash'] };
  expect(childOf('Deployment', 'sample-connect')).toMatchObject({
    spec: { template: { spec: { topologySpreadConstraints: [
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', ...constraint },
      { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', nodeTaintsPolicy: 'Honor', ...constraint },
    ] } } },
  });
});

test('what selects the pods of a Deployment is the same for every version', () => {
  const selectorOf = (version: string) => (childOf('Deployment', 'sample-connect', {}, { version }) as unknown as { spec: { selector: object } }).spec.selector;
  expect(selectorOf('1.2.3')).toEqual(selectorOf('2.0.0'));
});

test('tokens are given out only where the spec has a development issuer', () => {
  const secret = { name: 'issuer', key: 'private' };
  expect(JSON.stringify(buildChildren(sampleCluster(), wanted))).not.toContain('CECOCHAT_ISSUER_KEY');
  const auth = { keys: { url: 'https://login/keys' }, developmentIssuer: { secret } };
  expect(JSON.stringify(childOf('Deployment', 'sample-connect', { auth }))).toContain('"CECOCHAT_ISSUER_KEY","value":"/etc/cecochat/issuer-key/private"');
  expect(JSON.stringify(childOf('Deployment', 'sample-history', { auth }))).not.toContain('issuer-key');
});

test('a service with credentials of its own for a store gets those, all others get those that the store has for all', () => {
  const [all, own] = [{ secretName: 'all' }, { secretName: 'own' }];
  const dependencies = {
    kafka: { ...stores.kafka, insecure: true, credentials: all, serviceCredentials: { materialize: own } },
    cassandra: { ...stores.cassandra, insecure: true, credentials: all, serviceCredentials: { history: own, setup: own } },
    redis: { ...stores.redis, insecure: true, credentials: all, serviceCredentials: { web: own, operator: own } },
  };
  const cluster = sampleCluster({ dependencies });
  const loginsOf = (pod: object) => Object.fromEntries((podSpecsIn(pod)[0]?.volumes ?? []).flatMap(({ name, secret }) => (name.endsWith('-credentials') ? [[name.replace('-credentials', ''), secret?.secretName]] : [])));
  expect(Object.fromEntries(replicatedServices.map((name) => [name, loginsOf(buildDeployment(cluster, name, '1'))]))).toEqual({
    connect: { redis: 'all' }, history: { cassandra: 'own', redis: 'all' }, materialize: { kafka: 'own', cassandra: 'all' },
    groups: { kafka: 'all', cassandra: 'all', redis: 'all' }, accounts: { cassandra: 'all', redis: 'all' }, web: { redis: 'own' },
  });
  expect(loginsOf(buildSetupJob(cluster, '1'))).toEqual({ kafka: 'all', cassandra: 'own', redis: 'all' });
});

test('connect, and no other service, sees the copy of the routing as a file that may be missing', () => {
  const volumeOf = (name: (typeof replicatedServices)[number]) => buildDeployment(sampleCluster(), name, '1').spec.template.spec?.volumes?.find((each) => each.configMap !== undefined);
  expect(volumeOf('connect')).toEqual({ name: 'routing-copy', configMap: { name: 'sample-routing', items: [{ key: 'published', path: 'published' }], optional: true } });
  for (const name of replicatedServices) if (name !== 'connect') expect(volumeOf(name)).toBeUndefined();
});

test('callers can sign up only where the spec allows it', () => {
  const settings = (spec: object) => JSON.stringify(childOf('Deployment', 'sample-accounts', spec));
  expect(settings({})).toContain('"CECOCHAT_SIGN_UP","value":"false"');
  expect(settings({ accounts: { signUp: true } })).toContain('"CECOCHAT_SIGN_UP","value":"true"');
  expect(JSON.stringify(childOf('Deployment', 'sample-groups', {}))).not.toContain('SIGN_UP');
});

test('providers are settings of accounts, with their secrets as files, and of web by name and label alone', () => {
  const company = { name: 'company', label: 'Company', issuer: 'https://login.example.com', clientId: 'chat', clientSecret: { name: 'login', key: 'client' }, caSecret: { name: 'authority', key: 'ca.crt' } };
  const of = (name: string, providers: readonly object[]) => {
    const { containers = [], volumes } = podSpecsIn(childOf('Deployment', name, { accounts: { providers } }))[0] ?? {};
    const value = containers[0]?.env?.find(({ name: each }) => each === 'CECOCHAT_PROVIDERS')?.value;
    return { providers: value && (JSON.parse(value) as unknown), volumes: JSON.stringify(volumes) };
  };
  const { providers, volumes } = of('sample-accounts', [company]);
  expect(providers).toEqual([{
    name: 'company', label: 'Company', issuer: 'https://login.example.com', clientId: 'chat', scopes: ['openid', 'profile'],
    clientSecretFile: '/etc/cecochat/provider-company/client', caFile: '/etc/cecochat/provider-ca-company/ca.crt',
  }]);
  expect(volumes).toContain('"secretName":"login"');
  expect(of('sample-web', [company])).toEqual({ providers: [{ name: 'company', label: 'Company' }], volumes: expect.not.stringContaining('login') });
  expect([of('sample-accounts', []).providers, of('sample-history', [company]).providers]).toEqual([undefined, undefined]);
});

test('the bounds of connections are settings of the services with callers, and of no other one', () => {
  const connections = { perProcess: 60_000, perAddress: 1_000, streamsPerConnection: 50 };
  const namesOf = (name: string) => JSON.stringify(childOf('Deployment', name, { connections }));
  for (const name of ['sample-connect', 'sample-history', 'sample-groups', 'sample-accounts', 'sample-web']) {
    expect(namesOf(name)).toContain('"CECOCHAT_MAX_CONNECTIONS","value":"60000"');
    expect(namesOf(name)).toContain('"CECOCHAT_MAX_CONNECTIONS_PER_ADDRESS","value":"1000"');
    expect(namesOf(name)).toContain('"CECOCHAT_MAX_STREAMS_PER_CONNECTION","value":"50"');
  }
  expect(namesOf('sample-materialize')).not.toContain('CECOCHAT_MAX_');
});

test('only the ports for callers are for anybody', () => {
  const open = buildNetworkPolicies(sampleCluster()).map(({ metadata, spec: { policyTypes, ingress = [] } }) => {
    const forAnybody = ingress.filter(({ from }) => from === undefined).flatMap(({ ports }) => ports.map(({ port }) => port));
    return [metadata.name, policyTypes.join(), forAnybody];
  });
  expect(open).toEqual([
    ['sample-messaging', 'Ingress', [9000, 9001]],
    ['sample-connect', 'Ingress', [8080, 9000]],
    ['sample-history', 'Ingress', [9000]],
    ['sample-materialize', 'Ingress', []],
    ['sample-groups', 'Ingress', [9000]],
    ['sample-accounts', 'Ingress', [9000]],
    ['sample-web', 'Ingress', [8080]],
    ['sample-setup', 'Ingress', []],
  ]);
});

test('where the manifest restricts egress, a pod reaches names, its own stores, the services that it calls, and logins where it verifies tokens', () => {
  const rule = (cidr: string) => ({ to: [{ ipBlock: { cidr } }] });
  const egress = { kafka: [rule('10.0.1.0/24')], cassandra: [rule('10.0.2.0/24')], redis: [rule('10.0.3.0/24')], logins: [rule('10.0.4.0/24')] };
  const reached = buildNetworkPolicies(sampleCluster({ egress })).map(({ metadata, spec }) => {
    const rules = (spec.egress ?? []) as readonly { readonly to?: readonly { readonly ipBlock?: { readonly cidr: string }; readonly podSelector?: { readonly matchLabels: Record<string, string> } }[]; readonly ports?: object }[];
    const [names, ...others] = rules;
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(names).toEqual({ ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] });
    return [metadata.name, others.map(({ to: [peer] = [] }) => peer?.ipBlock?.cidr ?? peer?.podSelector?.matchLabels['app.kubernetes.io/component']).join(' ')];
  });
  expect(reached).toEqual([
    ['sample-messaging', '10.0.1.0/24 10.0.3.0/24 10.0.4.0/24'],
    ['sample-connect', '10.0.3.0/24 10.0.4.0/24'],
    ['sample-history', '10.0.2.0/24 10.0.3.0/24 10.0.4.0/24'],
    ['sample-materialize', '10.0.1.0/24 10.0.2.0/24'],
    ['sample-groups', '10.0.1.0/24 10.0.2.0/24 10.0.3.0/24 10.0.4.0/24'],
    ['sample-accounts', '10.0.2.0/24 10.0.3.0/24 10.0.4.0/24'],
    ['sample-web', 'connect history groups accounts 10.0.3.0/24 10.0.4.0/24'],
    ['sample-setup', '10.0.1.0/24 10.0.2.0/24 10.0.3.0/24'],
  ]);
});

test('metrics are for the namespaces that the manifest names, or for all', () => {
  const readersOf = (spec: object) =>
    buildNetworkPolicies(sampleCluster(spec)).flatMap(({ spec: { ingress = [] } }) => ingress.flatMap(({ from = [] }) => from));
  const namespaceLabels = { 'kubernetes.io/metadata.name': 'monitoring' };
  expect(new Set(readersOf({}).map((each) => JSON.stringify(each)))).toEqual(new Set(['{"namespaceSelector":{}}']));
  const readers = readersOf({ monitoring: { namespaceLabels } });
  expect(readers).toHaveLength(lastingServices.length);
  for (const reader of readers) expect(reader).toEqual({ namespaceSelector: { matchLabels: namespaceLabels } });
});

test('two processes of each service of equal ones, and three copies in the stores, unless the manifest has other numbers', () => {
  const { deployments, settings } = countsOf(sampleCluster());
  expect(deployments).toEqual({ connect: 2, history: 2, materialize: 2, groups: 2, accounts: 2, web: 2 });
  expect(settings).toEqual({ CECOCHAT_KAFKA_REPLICATION_FACTOR: '3', CECOCHAT_CASSANDRA_REPLICATION_FACTOR: '3' });
  const dependencies = { ...stores, kafka: { ...stores.kafka, replicationFactor: 1 } };
  const other = countsOf(sampleCluster({ history: { replicas: 1 }, dependencies }));
  expect(other.deployments).toMatchObject({ history: 1, connect: 2 });
  expect(other.settings['CECOCHAT_KAFKA_REPLICATION_FACTOR']).toBe('1');
});

function countsOf(cluster: Cluster) {
  const deployments = replicatedServices.map((name) => [name, buildDeployment(cluster, name, '1.2.3').spec.replicas]);
  const [container] = buildSetupJob(cluster, '1.2.3').spec.template.spec?.containers ?? [];
  const settings = (container?.env ?? []).filter(({ name }) => name.endsWith('REPLICATION_FACTOR'));
  return {
    deployments: Object.fromEntries(deployments) as Readonly<Record<string, number>>,
    settings: Object.fromEntries(settings.map(({ name, value }) => [name, value])) as Readonly<Record<string, string>>,
  };
}

test('another Job prepares what is to be prepared in another way, and the same one what is the same', () => {
  const nameOf = (spec: object, version = '1.2.3') => buildSetupJob(sampleCluster(spec), version).metadata.name;
  const name = nameOf({});
  expect(name).toMatch(/^sample-setup-[0-9a-f]{8}$/);
  expect(nameOf({ messaging: { replicas: 7 }, history: { replicas: 3 } })).toBe(name);
  const others = [
    nameOf({ partitions: 12 }),
    nameOf({ dependencies: { ...stores, kafka: { ...stores.kafka, replicationFactor: 2 } } }),
    nameOf({ dependencies: { ...stores, cassandra: { ...stores.cassandra, keyspace: 'chat' } } }),
    nameOf({}, '2.0.0'),
  ];
  expect(new Set([name, ...others]).size).toBe(5);
});

test('a Job that is done stays, so that it is not done again', () => {
  expect(buildSetupJob(sampleCluster(), '1.2.3').spec.ttlSecondsAfterFinished).toBeUndefined();
});

test.each([
  [undefined, { kind: 'running' }],
  [[], { kind: 'running' }],
  [[{ type: 'Failed', status: 'False' }, { type: 'Suspended', status: 'True' }], { kind: 'running' }],
  [[{ type: 'SuccessCriteriaMet', status: 'True' }, { type: 'Complete', status: 'True' }], { kind: 'done' }],
  [[{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'too often' }], { kind: 'failed', reason: 'too often' }],
])('a Job with the conditions %j is %j', (conditions, state) => {
  expect(setupStateOf(conditions && { conditions })).toEqual(state);
});

test('what is committed is JSON under one key, and the routing that follows from it is under another one', () => {
  const { metadata, data } = buildRoutingConfigMap(sampleCluster(), { epoch: 5 }, 'a copy');
  expect(metadata.name).toBe('sample-routing');
  expect(JSON.parse(data.routing)).toEqual({ epoch: 5 });
  expect(data.published).toBe('a copy');
});

test('a spec without stores or keys of tokens cannot be served in a cluster, and says so', () => {
  const { spec } = sampleCluster();
  expect(readServableSpec(spec)).toEqual({ kind: 'servable', spec });
  const bare = Object.fromEntries(Object.entries(spec).filter(([field]) => field !== 'dependencies' && field !== 'auth')) as unknown as ChatClusterSpec;
  expect(readServableSpec(bare)).toMatchObject({ kind: 'refused', refusals: [{ field: 'spec.dependencies' }, { field: 'spec.auth' }] });
});
