import type { V1PodSpec } from '@kubernetes/client-node';
import fc from 'fast-check';
import { chatClusterSchema } from '../../manifest/index.ts';
import {
  advertisedSettingOf, advertisedWebSocketsOf, buildChildren, buildMessagingPod, buildRoutingConfigMap,
  buildServerService, buildSpecsConfigMap, readServableSpec, type Child, type Cluster,
} from './index.ts';

/** For tests: ChatClusters as they are in a cluster, from a spec as users write it. */
export function sampleCluster(spec: object = {}, name = 'sample'): Cluster {
  const manifest = {
    apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name },
    spec: { plaintext: true, dependencies: stores, auth: { keys: { url: 'https://login/keys' } }, ...spec },
  };
  const reading = readServableSpec(chatClusterSchema.parse(manifest).spec);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  return { name, namespace: 'chats', uid: `uid-of-${name}`, spec: reading.spec };
}

export const stores = {
  kafka: { addresses: ['kafka-0:9092', 'kafka-1:9092'] },
  cassandra: { addresses: ['cassandra:9042'] },
  redis: { url: 'redis://redis:6379' },
};

const secretKey = fc.record({ name: fc.constantFrom('keys', 'more.keys'), key: fc.constantFrom('jwks', 'ca.crt') });
const tls = fc.record(
  {
    caSecret: secretKey, clientSecretName: fc.constantFrom('client', 'other-client'),
    minVersion: fc.constantFrom('1.2', '1.3'),
  },
  { requiredKeys: [] },
);
const credentials = fc.constant({ secretName: 'login' });
const label = fc.constantFrom('team', 'tier', 'example.com/part');

const podTemplate = fc.record(
  {
    labels: fc.dictionary(label, fc.constantFrom('a', 'b')),
    annotations: fc.dictionary(label, fc.string()),
    nodeSelector: fc.dictionary(label, fc.constant('yes')),
    tolerations: fc.array(fc.constant({ key: 'chat', operator: 'Exists', effect: 'NoSchedule' }), { maxLength: 2 }),
    affinity: fc.constant({ nodeAffinity: {} }),
    topologySpreadConstraints: fc.constant([{ maxSkew: 2, topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule' }]),
    priorityClassName: fc.constant('high'), runtimeClassName: fc.constant('gvisor'),
    env: fc.uniqueArray(
      fc.oneof(
        fc.record({
          name: fc.constantFrom('CECOCHAT_LOG_LEVEL', 'CECOCHAT_LISTEN', 'CECOCHAT_NAME', 'POD_IP', 'TZ'),
          value: fc.string(),
        }),
        fc.record({
          name: fc.constant('FROM_SECRET'),
          valueFrom: fc.constant({ secretKeyRef: { name: 'keys', key: 'jwks' } }),
        }),
      ),
      { selector: ({ name }) => name },
    ),
  },
  { requiredKeys: [] },
);

const exposure = fc.record({
  type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
  advertisedAddressTemplate: fc.constantFrom('{clusterIP}:{port}', '{name}.{cluster}.example.com:443'),
  annotations: fc.dictionary(label, fc.string()),
  externalTrafficPolicy: fc.constantFrom('Cluster', 'Local'),
  sourceRanges: fc.constant(['203.0.113.0/24', 'fd00::/8']),
  loadBalancerClass: fc.constant('example.com/internal'),
}, { requiredKeys: [] });

const requests = fc.constantFrom({ cpu: 1 }, { memory: '1Gi' }, { cpu: '500m', memory: '2Gi' });
const limits = fc.constantFrom({ cpu: 2 }, { memory: '2Gi' }, { cpu: '1500m', memory: '4Gi' });
const resources = fc.record({ requests, limits }, { requiredKeys: [] });
const pods = { resources, podTemplate };
const optional = { requiredKeys: [] };
const replicas = fc.integer({ min: 1, max: 100 });

const provider = {
  name: 'company', label: 'Company $(POD_IP)', issuer: 'https://login.example.com', clientId: 'chat',
  caSecret: { name: 'keys', key: 'ca.crt' },
};

/** Credentials of their own for some services, where there are some for all. */
function withOwn(...names: readonly string[]) {
  const serviceCredentials = Object.fromEntries(names.map((name) => [name, { secretName: `${name}-login` }]));
  return <Store extends { readonly credentials?: object }>(store: Store): Store =>
    store.credentials === undefined ? store : { ...store, serviceCredentials };
}

const generatedStores = fc.record({
  kafka: fc.record(
    {
      addresses: fc.constant(['kafka:9092']), topicPrefix: fc.constantFrom('', 'a.'),
      replicationFactor: fc.integer({ min: 1, max: 9 }),
      tls, insecure: fc.constant(true),
      credentials: fc.record({
        secretName: fc.constant('login'),
        mechanism: fc.constantFrom('plain', 'scram-sha-256', 'scram-sha-512'),
      }),
    },
    { requiredKeys: ['addresses', 'insecure'] },
  ).map(withOwn('messaging', 'setup')),
  cassandra: fc.record(
    {
      addresses: fc.constant(['cassandra:9042']),
      replicationFactor: fc.integer({ min: 1, max: 9 }),
      insecure: fc.constant(true), tls, credentials,
    },
    { requiredKeys: ['addresses', 'insecure'] },
  ).map(withOwn('history', 'setup')),
  redis: fc.record(
    {
      url: fc.constantFrom('rediss://redis:6379', 'rediss://a:$(POD_IP)@redis:6379/1'),
      tls, credentials,
      signingSecret: fc.constant({ name: 'signing', key: 'keys' }),
    },
    { requiredKeys: ['url'] },
  ).map(withOwn('web', 'operator')),
});

const spec = fc
  .record(
    {
      images: fc.record(
        {
          registry: fc.constant('r.example.com/chat'),
          pullPolicy: fc.constantFrom('Always', 'Never'),
          pullSecrets: fc.array(fc.constant('pull'), { maxLength: 1 }),
        },
        optional,
      ),
      partitions: fc.integer({ min: 1, max: 10_000 }),
      messaging: fc.record({ exposure, ...pods }, optional),
      connect: fc.record({ replicas, exposure, ...pods }, optional),
      history: fc.record({ replicas, exposure, ...pods }, optional),
      materialize: fc.record({ replicas, ...pods }, optional),
      groups: fc.record({ replicas, exposure, ...pods }, optional),
      accounts: fc.record(
        {
          replicas, exposure, signUp: fc.boolean(),
          providers: fc.constantFrom(
            [],
            [provider, { ...provider, name: 'other', clientSecret: { name: 'keys', key: 'client' } }],
          ),
          ...pods,
        },
        optional,
      ),
      web: fc.record(
        { replicas, exposure, trustedProxies: fc.constantFrom([], ['10.0.0.0/8', 'fd00::/8']), ...pods },
        optional,
      ),
      dependencies: generatedStores,
      tls: fc.record(
        { secretName: fc.constant('certificate'), minVersion: fc.constantFrom('1.2', '1.3') },
        { requiredKeys: ['secretName'] },
      ),
      monitoring: fc.record({ namespaceLabels: fc.constant({ team: 'monitoring' }) }, optional),
      connections: fc.record(
        { perProcess: fc.constant(1_000), streamsPerConnection: fc.constantFrom(2, 10_000) },
        optional,
      ),
      auth: fc.record(
        {
          keys: fc.oneof(
            fc.record({ secret: secretKey }),
            fc.constant({ url: 'https://login/keys' }),
            fc.record({
              url: fc.constant('https://login/keys'), caSecret: secretKey, proxy: fc.constant('http://proxy:1'),
            }),
          ),
          issuer: fc.string({ minLength: 1 }),
          maxTokenLife: fc.constantFrom('1m', '90s', '24h'),
          developmentIssuer: fc.record({ secret: secretKey }),
        },
        { requiredKeys: ['keys'] },
      ),
    },
    { requiredKeys: ['dependencies', 'auth'] },
  )
  .filter(
    ({ auth, connect }) =>
      auth.developmentIssuer === undefined || (connect?.exposure?.type ?? 'ClusterIP') === 'ClusterIP',
  );

/** Names that look like those of objects, and the longest one. */
const clusterName = fc.constantFrom(
  'a',
  'a-messaging',
  'a-messaging-0',
  'a-setup',
  'a-connect',
  'cecochat',
  'l'.repeat(40),
);

export const generatedClusters: fc.Arbitrary<Cluster> = fc
  .tuple(spec, clusterName)
  .map(([value, name]) => sampleCluster(value, name));

const servicePlace = {
  spec: { clusterIP: '10.0.0.7', ports: [{ port: 9000, nodePort: 30_001 }] },
  status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
};

/** Every object that a ChatCluster with these servers has. */
export function objectsOf(cluster: Cluster, servers = ['messaging-0', 'messaging-1']): Child[] {
  const ofServers = servers.flatMap((name): Child[] => {
    const service = buildServerService(cluster, name);
    const advertised = advertisedSettingOf(cluster, name, servicePlace) ?? '';
    const advertisedWebSockets = advertisedWebSocketsOf(cluster, name, servicePlace);
    const pod = buildMessagingPod(cluster, { name, version: '1.2.3', advertised, advertisedWebSockets });
    return [...(service ? [service] : []), pod];
  });
  return [
    ...buildChildren(cluster, { version: '1.2.3', servers: servers.length }),
    buildRoutingConfigMap(cluster, { epoch: 1 }, '{}'), buildSpecsConfigMap(cluster, {}), ...ofServers,
  ];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object';
/** Specs of pods, wherever they are in a value. */
export function podSpecsIn(value: unknown): V1PodSpec[] {
  if (!isRecord(value)) return [];
  const nested = Object.values(value).flatMap(podSpecsIn);
  return Array.isArray(value['containers']) ? [value as unknown as V1PodSpec, ...nested] : nested;
}

/** What Deployments and Jobs make pods of. */
export function podTemplatesIn(objects: readonly Child[]): { readonly metadata: object; readonly spec: V1PodSpec }[] {
  return objects.flatMap((object) => {
    const { spec } = object as Child & {
      readonly spec?: { readonly template?: { readonly metadata: object; readonly spec: V1PodSpec } };
    };
    return spec?.template ? [spec.template] : [];
  });
}
